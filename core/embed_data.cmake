# Writes OUT, a C++ source that holds every file of FILES (paths below DATA, ordered) as text, the
# data's version, and the program's VERSION.
include(${CMAKE_CURRENT_LIST_DIR}/read_data.cmake)
data_version(hash)
set(entries "")
foreach(path IN LISTS FILES)
  read_data(${path} text)
  # A compiler need not take a string literal beyond 64 kB: long files stand as neighbouring literals.
  string(LENGTH "${text}" length)
  set(literal "")
  set(from 0)
  while(from LESS length)
    string(SUBSTRING "${text}" ${from} 16000 piece)
    string(APPEND literal " R\"json(${piece})json\"")
    math(EXPR from "${from} + 16000")
  endwhile()
  string(APPEND entries "    {\"${path}\",${literal}},\n")
endforeach()
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
