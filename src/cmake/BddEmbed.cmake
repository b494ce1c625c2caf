# bdd_embed(TARGET NAMESPACE FILE...): compiles text files into TARGET.
#
# Each FILE (relative to the project) becomes a function `std::string_view <name>()` in namespace
# bdd::NAMESPACE::embedded, <name> being the file name with every other character as '_' ("m_"
# before a digit). The declarations stand in <bdd_embedded/NAMESPACE.hpp>, which only .cpp files of
# TARGET include. The sources are written when CMake configures, again when a FILE changes: a
# custom command would not be seen by a target of another directory. May be called several times.
function(bdd_embed target namespace)
  set(dir "${CMAKE_BINARY_DIR}/generated/bdd_embedded")
  foreach(file IN LISTS ARGN)
    set(input "${PROJECT_SOURCE_DIR}/${file}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${input}")
    get_filename_component(stem "${file}" NAME)
    string(MAKE_C_IDENTIFIER "${stem}" name)
    if(name MATCHES "^_")
      string(PREPEND name "m")
    endif()
    file(READ "${input}" text HEX)
    string(LENGTH "${text}" size)
    math(EXPR size "${size} / 2")
    string(REGEX REPLACE "(................................)" "\\1\n" text "${text}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," text "${text}")
    set(source "${dir}/${namespace}_${name}.cpp")
    file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT "#include <bdd_embedded/${namespace}.hpp>
namespace bdd::${namespace}::embedded {
static constexpr unsigned char k_bytes[] = {
${text}0};
std::string_view ${name}() noexcept {
    return {static_cast<const char*>(static_cast<const void*>(k_bytes)), ${size}};
}
} // namespace bdd::${namespace}::embedded
")
    target_sources(${target} PRIVATE "${source}")
    set_property(GLOBAL APPEND PROPERTY bdd_embedded_${namespace} "${name}")
  endforeach()
  get_property(names GLOBAL PROPERTY bdd_embedded_${namespace})
  set(header "#pragma once\n#include <string_view>\nnamespace bdd::${namespace}::embedded {\n")
  foreach(name IN LISTS names)
    string(APPEND header "[[nodiscard]] std::string_view ${name}() noexcept;\n")
  endforeach()
  file(CONFIGURE OUTPUT "${dir}/${namespace}.hpp" @ONLY
       CONTENT "${header}} // namespace bdd::${namespace}::embedded\n")
endfunction()
