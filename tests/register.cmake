# Asks the test program for its test cases and writes one CTest test for each.
#   cmake -D program=rung_tests -D output=FILE -P register.cmake
# Stops the build at a name that CTest would take apart, and at a name that is there twice.

cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND "${program}" --list-test-cases --no-colors=true
  OUTPUT_VARIABLE listing RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the test program cannot list its test cases: ${status}\n${listing}")
endif()
if(NOT listing MATCHES "unskipped test cases passing the current filters: ([0-9]+)")
  message(FATAL_ERROR "the list of test cases does not end in their number\n${listing}")
endif()
set(expected ${CMAKE_MATCH_1})

# Walked by hand: as a CMake list, a name with a bracket would swallow the next one.
set(tests "")
set(found 0)
while(listing MATCHES "^([^\n]*)\n")
  set(name "${CMAKE_MATCH_1}")
  string(LENGTH "${name}" length)
  math(EXPR length "${length} + 1")
  string(SUBSTRING "${listing}" ${length} -1 listing)
  if(name MATCHES "^\\[doctest\\]|^===+$")
    continue()
  endif()
  if(name MATCHES ";|\\]==\\]")
    message(FATAL_ERROR "the name of a test case holds a semicolon or `]==]`: ${name}")
  endif()
  string(SHA1 key "${name}")
  if(DEFINED seen_${key})
    message(FATAL_ERROR "two test cases have the same name: ${name}")
  endif()
  set(seen_${key} TRUE)
  math(EXPR found "${found} + 1")
  string(REGEX REPLACE "([\\,])" "\\\\\\1" filter "${name}")  # a filter ends at a comma, unless a backslash is before it
  string(APPEND tests "add_test([==[${name}]==] [==[${program}]==] [==[--test-case=${filter}]==]\n"
    "  --case-sensitive --no-version --no-intro)\n"
    "set_tests_properties([==[${name}]==] PROPERTIES TIMEOUT 120)\n")
endwhile()
if(NOT found EQUAL expected)
  message(FATAL_ERROR "${expected} test cases were announced and ${found} were read")
endif()
file(WRITE "${output}" "${tests}")
