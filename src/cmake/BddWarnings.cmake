# The warning flags of our own targets; linked PRIVATE, never by third-party code.
option(BDD_WERROR "Treat warnings as errors (for developers, never for packagers)" OFF)

add_library(bdd_warnings INTERFACE)
target_compile_options(bdd_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wcast-align -Wformat=2 -Wextra-semi
  -Wdouble-promotion
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast>
  $<$<BOOL:${BDD_WERROR}>:-Werror>)
