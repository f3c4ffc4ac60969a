# Writes OUT, the data files in one JSON text for the browser:
#   {"version": "<12 hex digits>", "files": {"sources.json": "<its text>", ...}}
# FILES: all data files (paths below DATA, ordered), which make the version; those that match WITHOUT are
# left out.
include(${CMAKE_CURRENT_LIST_DIR}/read_data.cmake)
data_version(hash)
set(entries "")
foreach(path IN LISTS FILES)
  if(NOT WITHOUT STREQUAL "" AND path MATCHES "${WITHOUT}")
    continue()
  endif()
  read_data(${path} text)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(APPEND entries "${separator}\n\"${path}\": \"${text}\"")
  set(separator ",")
endforeach()
file(WRITE "${OUT}" "{\"version\": \"${hash}\", \"files\": {${entries}\n}}\n")
