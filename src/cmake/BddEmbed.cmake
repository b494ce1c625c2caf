# bdd_embed(TARGET NAMESPACE FILE...): compiles text files into TARGET.
#
# Each FILE (relative to the project) becomes a function `std::string_view <name>()` in namespace
# bdd::NAMESPACE::embedded, <name> being the file name with every other character as '_'. The
# declarations stand in <bdd_embedded/NAMESPACE.hpp>, which only .cpp files of TARGET include.
function(bdd_embed target namespace)
  set(dir "${CMAKE_BINARY_DIR}/generated/bdd_embedded")
  set(header "#pragma once\n#include <string_view>\nnamespace bdd::${namespace}::embedded {\n")
  foreach(file IN LISTS ARGN)
    get_filename_component(stem "${file}" NAME)
    string(MAKE_C_IDENTIFIER "${stem}" name)
    if(name MATCHES "^_")
      string(PREPEND name "m")
    endif()
    string(APPEND header "[[nodiscard]] std::string_view ${name}() noexcept;\n")
    set(source "${dir}/${namespace}_${name}.cpp")
    add_custom_command(
      OUTPUT "${source}"
      COMMAND "${CMAKE_COMMAND}" -DINPUT=${CMAKE_SOURCE_DIR}/${file} -DOUTPUT=${source}
              -DNAMESPACE=${namespace} -DNAME=${name} -P "${CMAKE_SOURCE_DIR}/src/cmake/embed_file.cmake"
      DEPENDS "${CMAKE_SOURCE_DIR}/${file}" "${CMAKE_SOURCE_DIR}/src/cmake/embed_file.cmake"
      VERBATIM)
    target_sources(${target} PRIVATE "${source}")
  endforeach()
  string(APPEND header "} // namespace bdd::${namespace}::embedded\n")
  file(CONFIGURE OUTPUT "${dir}/${namespace}.hpp" CONTENT "${header}" @ONLY)
endfunction()
