#pragma once

#include <bdd/rnvp/cedex.hpp>
#include <bdd/rnvp/places.hpp>
#include <bdd/rnvp/streets.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bdd::rnvp {

/// Name of the embedded tables: the official code of geography of 2026.
inline constexpr std::string_view k_embedded_name = "cog2026";

/// Communes, old communes, postcodes and labels compiled into the program: see
/// data/reference/SOURCE.md. One row for each name and postcode; without the names of parts that
/// are the name of the whole, and without communes that have no postcode (TAAF). Made new by each
/// call.
[[nodiscard]] std::vector<PlaceRow> embedded_places();
[[nodiscard]] std::vector<std::pair<std::string, std::string>> embedded_former_codes();

/// One loaded base, as `reference status` tells it.
struct LoadedBase {
    std::string kind;      ///< "hexasmal", "ban", "bano", "sirene", "cedex", "communes", "alias".
    std::string scope;     ///< Département of a base of streets: "75", "2A", "973"; else empty.
    std::string file;      ///< Name without folders.
    std::string data_date; ///< YYYY-MM-DD of the data, as far as known, else of the file.
    std::uint64_t rows = 0;
    std::uint64_t hash = 0; ///< XXH3 of its bytes.
};

/// Everything that addresses are checked against. Immutable; may be read from several threads.
struct Reference {
    Places places;
    CedexCodes cedex;
    Streets streets;
    /// User's pairs in norm form: a renamed street, jargon of the house.
    std::unordered_map<std::string, std::string> aliases;
    std::vector<LoadedBase> bases; ///< In the order of loading.

    /// The embedded tables alone.
    [[nodiscard]] static Reference embedded();
    /// Names the bases and their dates, the same whatever the order of loading: "cog2026", or
    /// "cog2026+ban75@2024-11-02+hexasmal@2024-08-29".
    [[nodiscard]] std::string name() const;
};

} // namespace bdd::rnvp
