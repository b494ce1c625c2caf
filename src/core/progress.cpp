#include <bdd/core/progress.hpp>

namespace bdd {

void Progress::begin(std::string_view /*what*/, std::uint64_t /*total*/,
                     std::string_view /*unit*/) {}

void Progress::advance(std::uint64_t /*amount*/) {}

void Progress::end() {}

} // namespace bdd
