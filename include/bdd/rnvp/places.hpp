#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::rnvp {

/// What a name is to the commune that it leads to.
enum class PlaceKind : std::uint8_t {
    commune,        ///< Its name or its official label.
    arrondissement, ///< Of Paris, Lyon or Marseille.
    old_commune,    ///< Merged since, déléguée, associée or renamed.
    hamlet,         ///< Printed on line 5 (ligne_5 of La Poste, nom_ld of the BAN).
    delivery_only,  ///< A postal label that is no commune (villages of the Pacific, Monaco).
};

/// A name of a place at one postcode. The views live as long as the Places.
struct Place {
    std::string_view name;     ///< In norm form, in full: "SAINT OUEN SUR SEINE".
    std::string_view label;    ///< What line 6 prints there: "ST OUEN SUR SEINE", at most 32 signs.
    std::string_view postcode; ///< Five digits; never empty.
    std::string_view insee;    ///< Of the present commune, or of the arrondissement.
    PlaceKind kind = PlaceKind::commune;
    std::uint32_t population = 0; ///< Of the commune; 0: not known.
};

/// Key under which two writings of a town meet: ST and SAINT, S and SUR, S S and SOUS, LEZ and LES,
/// arrondissements, CEDEX and its number, digits and number words. Takes norm form ("LYON 3E
/// ARRONDISSEMENT" → "LYON"); a key is its own key.
[[nodiscard]] std::string town_key(std::string_view name);
/// The same, appended to `out` (which keeps its capacity): for loops over addresses.
void append_town_key(std::string& out, std::string_view name);

/// A name as lines 5 and 6 print it: SAINT and SAINTE are short unless they are the last word.
/// Takes norm form; may be longer than a line.
[[nodiscard]] std::string town_label(std::string_view name);

/// A row to make Places of.
struct PlaceRow {
    std::string name;
    std::string label;
    std::string postcode;
    std::string insee;
    PlaceKind kind = PlaceKind::commune;
    std::uint32_t population = 0;
};

/// All known names of places, by name, by postcode and by code. Immutable; may be read from several
/// threads.
class Places {
public:
    using Index = std::uint32_t; ///< Ascends with the postcode.

    /// `former_codes`: INSEE codes that are gone, each with the present one. Sorts and interns;
    /// rows that are equal but for the population count once (the largest), rows without a postcode
    /// of five digits are left out.
    Places(std::vector<PlaceRow> rows,
           std::vector<std::pair<std::string, std::string>> former_codes);
    Places(Places&&) noexcept;
    Places& operator=(Places&&) noexcept;
    ~Places();

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Place operator[](Index place) const noexcept;
    /// Precondition: a key of town_key. Finds names and labels; also those that bear an article in
    /// front ("HAVRE" finds LE HAVRE) or lack it; ordered by postcode. So what comes back has the
    /// key asked for only where key() or label_key() says so.
    [[nodiscard]] std::span<const Index> named(std::string_view key) const noexcept;
    /// Everything at a postcode, communes first, the largest first.
    [[nodiscard]] std::span<const Index> at(std::string_view postcode) const noexcept;
    /// By INSEE code; a former code leads to the present commune.
    [[nodiscard]] std::span<const Index> of_insee(std::string_view code) const noexcept;
    [[nodiscard]] bool is_postcode(std::string_view code) const noexcept;
    /// town_key of the name of a place.
    [[nodiscard]] std::string_view key(Index place) const noexcept;
    /// Key of the label where it differs from that of the name, else the same.
    [[nodiscard]] std::string_view label_key(Index place) const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::rnvp
