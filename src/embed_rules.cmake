# Writes the C++ source that holds the rule files of the library; see include/rung/advise/built_in.hpp.
#   cmake -D output=FILE -D folder=rules -D rule_sets=adult,… -D instruments=gad7,… -P embed_rules.cmake
# Every byte is written as \xHH, so no text, whatever it holds, can end its literal or be changed by a compiler.

cmake_minimum_required(VERSION 3.25)

function(append_files array folder names)
  string(REPLACE "," ";" names "${names}")
  list(SORT names)
  set(entries "")
  foreach(name IN LISTS names)
    file(READ "${folder}/${name}.yaml" bytes HEX)
    string(LENGTH "${bytes}" length)
    math(EXPR length "${length} / 2")
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    # A literal has at most 64 bytes; the compiler joins them.
    string(REPEAT "." 256 line)
    string(REGEX REPLACE "(${line})" "\\1\"\n     \"" bytes "${bytes}")
    string(APPEND entries "    {\"${name}\",\n     {\"${bytes}\",\n      ${length}}},\n")
  endforeach()
  list(LENGTH names count)
  set(source "${source}constexpr std::array<BuiltInText, ${count}> ${array}{{\n${entries}}};\n\n" PARENT_SCOPE)
endfunction()

set(source "// Written by src/embed_rules.cmake from the files under rules/. Do not edit.\n")
string(APPEND source "#include \"rung/advise/built_in.hpp\"\n\n#include <array>\n\nnamespace rung {\nnamespace {\n\n")
append_files(rule_sets "${folder}" "${rule_sets}")
append_files(instruments "${folder}/instruments" "${instruments}")
string(APPEND source "}  // namespace\n\n"
  "std::span<const BuiltInText> built_in_rule_sets() { return rule_sets; }\n"
  "std::span<const BuiltInText> built_in_instruments() { return instruments; }\n\n"
  "}  // namespace rung\n")
file(WRITE "${output}" "${source}")
