#include <bdd/core/version.hpp>

#include <fmt/format.h>

int main() {
    fmt::print("bdd {}\n", bdd::version());
}
