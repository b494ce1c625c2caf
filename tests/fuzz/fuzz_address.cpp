#include "fuzz_address.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bdd::fuzz::fuzz_address({static_cast<const char*>(static_cast<const void*>(data)), size});
    return 0;
}
