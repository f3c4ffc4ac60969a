# The version of the data: the first 12 hex digits of the SHA-256 over paths and texts of FILES (paths
# below DATA, ordered).
function(data_version out)
  set(all "")
  foreach(path IN LISTS FILES)
    file(READ "${DATA}/${path}" text)
    string(APPEND all "${path}\n${text}")
  endforeach()
  string(SHA256 hash "${all}")
  string(SUBSTRING "${hash}" 0 12 hash)
  set(${out} "${hash}" PARENT_SCOPE)
endfunction()
