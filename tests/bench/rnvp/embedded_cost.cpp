#include "evaluation.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/rnvp/reference.hpp>

#include <fmt/format.h>

#include <unistd.h>

#include <fstream>

namespace bdd::bench {

namespace {

/// Resident memory of this process now.
double resident_megabytes() {
    constexpr double k_mega = 1e6;
    std::ifstream in("/proc/self/statm"); // pages: all, then resident
    double all = 0;
    double resident = 0;
    in >> all >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / k_mega;
}

} // namespace

std::string embedded_cost() {
    std::string table = "| step | ms | resident memory then, MB |\n|---|---|---|\n";
    double start = steady_seconds();
    const auto add = [&](const char* step) {
        constexpr double k_milli = 1e3;
        table += fmt::format("| {} | {:.1f} | {:.1f} |\n", step,
                             k_milli * (steady_seconds() - start), resident_megabytes());
        start = steady_seconds();
    };
    add("program started");
    const rnvp::Reference reference = rnvp::Reference::embedded();
    add("embedded reference made");
    const rnvp::Normalizer normalizer(reference);
    const rnvp::MailAddress address =
        normalize_text(normalizer, "3 bis av. du Gal Leclerc, BP 12, 35000 Rennes");
    add(address.lines[5] == "35000 RENNES" ? "first address normalised" : "first address: wrong");
    return table;
}

} // namespace bdd::bench
