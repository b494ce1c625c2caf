#include "rnvp/particles.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/table_lines.hpp"
#include "rnvp/word_table.hpp"

#include <bdd_embedded/rnvp_data.hpp>

namespace bdd::rnvp {

namespace {

/// Particles that a family name may bear, each a bit.
enum : unsigned { k_d = 1, k_de = 2, k_de_l = 4, k_de_la = 8, k_du = 16, k_l = 32, k_le = 64 };

unsigned particle_bit(std::string_view particle, std::string_view next) noexcept {
    if (particle == "DE") {
        return next == "LA" ? k_de_la : next == "L" ? k_de_l : k_de;
    }
    return particle == "D"    ? k_d
           : particle == "DU" ? k_du
           : particle == "L"  ? k_l
           : particle == "LE" ? k_le
                              : 0U;
}

WordTable<unsigned> read_names() {
    constexpr std::size_t room = 512;
    WordTable<unsigned> names(room);
    for_each_row(rnvp_data::embedded::particle_names_tsv(), [&](const auto& fields) {
        const Words particle(fields[0]);
        const unsigned bit = particle_bit(particle[0], particle.size() > 1 ? particle[1] : "");
        for (const std::string_view name : text::words(fields[1])) {
            names.put(name, 0);
            *names.find(name) |= bit;
        }
    });
    return names;
}

} // namespace

std::size_t particle_words(std::string_view before, std::string_view particle,
                           std::string_view next, std::string_view second) {
    static const WordTable<unsigned> names = read_names();
    const unsigned bit = particle_bit(particle, next);
    const std::size_t count = (bit & (k_de_l | k_de_la)) != 0 ? 2 : 1;
    const unsigned* known = names.find(count == 2 ? second : next);
    const bool is_known = known != nullptr && (*known & bit) != 0;
    const bool is_behind_initial = is_letter(before) && !is_link(before) && bit != k_l;
    return bit != 0 && (is_known || is_behind_initial) ? count : 0;
}

} // namespace bdd::rnvp
