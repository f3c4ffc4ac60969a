# Reading the data files: FILES (paths below DATA, ordered).

# The text of one, without line breaks and indentation: no text of JSON holds a line break.
function(read_data path out)
  file(READ "${DATA}/${path}" text)
  string(REGEX REPLACE "\n *" "" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# The version: the first 12 hex digits of the SHA-256 over all paths and texts.
function(data_version out)
  set(all "")
  foreach(path IN LISTS FILES)
    read_data(${path} text)
    string(APPEND all "${path}\n${text}")
  endforeach()
  string(SHA256 hash "${all}")
  string(SUBSTRING "${hash}" 0 12 hash)
  set(${out} "${hash}" PARENT_SCOPE)
endfunction()
