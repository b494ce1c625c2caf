#include "flows/reference/loaders.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <string>

namespace bdd::flows {

namespace {

using Column = rnvp::ReferenceColumn;

/// La Poste writes ST and STE also where it names a commune; names are kept in full.
std::string in_full(std::string_view name) {
    std::string full;
    for (const std::string_view word : text::words(name)) {
        full += full.empty() ? "" : " ";
        full += word == "ST" ? "SAINT" : word == "STE" ? "SAINTE" : word;
    }
    return full;
}

/// Which commune a code of the file means today.
struct Commune {
    std::string insee;
    rnvp::PlaceKind kind = rnvp::PlaceKind::commune;
};

Commune commune_of(std::string_view insee, const rnvp::Places& known) {
    const auto places = known.of_insee(insee);
    if (places.empty()) {
        return {std::string(insee), rnvp::PlaceKind::commune};
    }
    const rnvp::Place now = known[places.front()];
    if (now.insee != insee) {
        return {std::string(now.insee), rnvp::PlaceKind::old_commune};
    }
    const bool is_part = std::any_of(places.begin(), places.end(), [&](rnvp::Places::Index i) {
        return known[i].kind == rnvp::PlaceKind::arrondissement;
    });
    return {std::string(insee),
            is_part ? rnvp::PlaceKind::arrondissement : rnvp::PlaceKind::commune};
}

} // namespace

void load_hexasmal(ReferenceRows& rows, const rnvp::Places& known, LoadedFile& file) {
    std::vector<rnvp::PlaceRow>& places = file.bases.emplace_back().tables.places;
    std::string insee_buffer;
    std::string postcode_buffer;
    while (rows.read()) {
        const std::string_view insee = insee_code(rows.raw(Column::insee), insee_buffer);
        const std::string_view postcode = post_code(rows.raw(Column::postcode), postcode_buffer);
        std::string name = in_full(rows.key(Column::name));
        if (insee.empty() || postcode.empty() || name.empty()) {
            file.leave_out(insee.empty()      ? LeftOut::no_insee
                           : postcode.empty() ? LeftOut::no_postcode
                                              : LeftOut::no_name);
            continue;
        }
        const Commune commune = commune_of(insee, known);
        // The label of a commune that was merged since is no label any more.
        std::string label =
            commune.kind == rnvp::PlaceKind::old_commune ? std::string() : rows.key(Column::label);
        const std::string part = in_full(rows.key(Column::line5));
        if (!part.empty() && part != name) {
            places.push_back(
                {part, {}, std::string(postcode), commune.insee, rnvp::PlaceKind::hamlet, 0});
        }
        places.push_back({std::move(name), std::move(label), std::string(postcode), commune.insee,
                          commune.kind, 0});
    }
    if (!rows.header().has(Column::line5)) {
        file.notices.push_back(_("no column ligne_5: old communes and hamlets stay unknown"));
    }
}

void load_aliases(ReferenceRows& rows, LoadedFile& file) {
    auto& aliases = file.bases.emplace_back().tables.aliases;
    while (rows.read()) {
        std::string from = rows.key(Column::from);
        std::string to = rows.key(Column::to);
        if (from.empty() || to.empty()) {
            file.leave_out(LeftOut::no_name);
        } else {
            aliases.emplace_back(std::move(from), std::move(to));
        }
    }
}

} // namespace bdd::flows
