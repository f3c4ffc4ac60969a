# Writes OUT, a C++ source that holds every file of FILES (paths below DATA, ordered) as text, the
# first 12 hex digits of the SHA-256 over all paths and texts, and the program's VERSION.
set(entries "")
set(all "")
foreach(path IN LISTS FILES)
  file(READ "${DATA}/${path}" text)
  string(REGEX REPLACE "\n *" "" text "${text}") # no text of JSON holds a line break
  string(APPEND all "${path}\n${text}")
  string(APPEND entries "    {\"${path}\", R\"json(${text})json\"},\n")
endforeach()
string(SHA256 hash "${all}")
string(SUBSTRING "${hash}" 0 12 hash)
file(WRITE "${OUT}" "#include \"myolung/catalogue.hpp\"\n
namespace myolung {
namespace {

constexpr DataFile kFiles[] = {
${entries}};

}  // namespace

std::span<const DataFile> embedded_data() { return kFiles; }
std::string_view embedded_data_version() { return \"${hash}\"; }
std::string_view program_version() { return \"${VERSION}\"; }

}  // namespace myolung
")
