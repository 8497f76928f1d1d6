# A file that no list names is built, checked and installed by nobody, and a test in it never runs.
#   cmake -D root=REPOSITORY -D listed=BUILD_FOLDER -P listed.cmake

cmake_minimum_required(VERSION 3.25)
set(forgotten "")
function(check list)  # the rest: how to look for the files that must be in that list
  file(STRINGS "${listed}/${list}" names)
  foreach(name IN LISTS names)
    get_filename_component(name "${name}" ABSOLUTE)
    list(APPEND known "${name}")
  endforeach()
  file(${ARGN})
  if(NOT files)
    message(FATAL_ERROR "nothing was found to hold against ${list}: ${ARGN}")
  endif()
  foreach(file IN LISTS files)
    if(NOT file IN_LIST known)
      string(APPEND forgotten "${file}\n")
    endif()
  endforeach()
  set(forgotten "${forgotten}" PARENT_SCOPE)
endfunction()

check(listed_sources.txt GLOB_RECURSE files "${root}/src/*.cpp" "${root}/tests/*_test.cpp")
check(listed_headers.txt GLOB_RECURSE files "${root}/include/*.hpp" "${root}/include/*.h")
check(listed_rules.txt GLOB files "${root}/rules/*.yaml" "${root}/rules/instruments/*.yaml")
if(forgotten)
  message(FATAL_ERROR "no CMakeLists.txt names these files:\n${forgotten}")
endif()
