#include "rnvp/place_search.hpp"

#include <bdd/rnvp/reference_file.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace bdd::rnvp {

namespace {

/// Commune and postcode: what a label on line 6 belongs to.
std::string spot_of(const PlaceRow& row) {
    return row.insee + row.postcode;
}

/// The labels that La Poste gives; the first one that is as good as any other wins.
class OfficialLabels {
public:
    explicit OfficialLabels(const std::vector<PlaceRow>& rows) {
        for (const PlaceRow& row : rows) {
            if (!is_minor(row.kind) && !row.label.empty()) {
                std::vector<std::string>& labels = m_labels[spot_of(row)];
                if (std::find(labels.begin(), labels.end(), row.label) == labels.end()) {
                    labels.push_back(row.label);
                }
            }
        }
    }

    /// A village of the Pacific has its own label beside that of its commune, which stays.
    void replace(PlaceRow& row) const {
        const auto found = m_labels.find(spot_of(row));
        if (found == m_labels.end()) {
            return;
        }
        const std::vector<std::string>& labels = found->second;
        const auto has = [&](const std::string& label) {
            return std::find(labels.begin(), labels.end(), label) != labels.end();
        };
        if (const std::string derived = town_label(row.name); has(derived)) {
            row.label = derived;
        } else if (!has(row.label)) {
            row.label = labels.front();
        }
    }

private:
    std::unordered_map<std::string, std::vector<std::string>> m_labels;
};

class PlaceMerger {
public:
    PlaceMerger()
        : m_rows(embedded_places()) {}

    /// Rows of La Poste come first: they say what line 6 prints.
    void replace_labels(const std::vector<PlaceRow>& official) {
        const OfficialLabels labels(official);
        for (PlaceRow& row : m_rows) {
            labels.replace(row);
        }
        note_known();
        for (PlaceRow row : official) {
            if (row.kind == PlaceKind::commune && m_labels.count(spot_of(row)) > 0 &&
                m_labels[spot_of(row)] != row.label) {
                row.name = row.label; // A second label of one commune at one postcode.
                row.kind = PlaceKind::delivery_only;
            }
            add(std::move(row));
        }
    }

    void add_all(std::vector<PlaceRow> rows) {
        note_known();
        for (PlaceRow& row : rows) {
            add(std::move(row));
        }
    }

    [[nodiscard]] std::vector<PlaceRow> take() && { return std::move(m_rows); }

private:
    std::vector<PlaceRow> m_rows;
    std::unordered_set<std::string> m_known;                 ///< Spots with their names.
    std::unordered_map<std::string, std::string> m_labels;   ///< By spot.
    std::unordered_map<std::string, std::uint32_t> m_people; ///< By commune.

    void note_known() {
        if (!m_known.empty()) {
            return;
        }
        m_known.reserve(m_rows.size() * 2);
        m_labels.reserve(m_rows.size());
        for (const PlaceRow& row : m_rows) {
            note(row);
        }
    }

    void note(const PlaceRow& row) {
        m_known.insert(spot_of(row) + row.name);
        m_labels.emplace(spot_of(row), row.label);
        m_people.emplace(row.insee, row.population);
    }

    /// A name that is known at the spot, as whatever kind, is not added once more.
    void add(PlaceRow row) {
        if (m_known.count(spot_of(row) + row.name) > 0) {
            return;
        }
        const bool is_part = is_minor(row.kind);
        if (const auto label = m_labels.find(spot_of(row));
            label != m_labels.end() && (is_part || row.label.empty())) {
            row.label = label->second;
        } else if (row.label.empty()) {
            row.label = town_label(row.name);
        }
        if (const auto people = m_people.find(row.insee); people != m_people.end()) {
            row.population = std::max(row.population, people->second);
        }
        note(row);
        m_rows.push_back(std::move(row));
    }
};

/// Of two bases that know the same thing, the one that ranks first is believed.
std::size_t rank(std::string_view kind) noexcept {
    constexpr std::array<std::string_view, 8> k_order{
        "hexasmal", "communes", "ban", "bano", "sirene", "sirene-l2", "cedex", "cedex-hints"};
    return static_cast<std::size_t>(std::find(k_order.begin(), k_order.end(), kind) -
                                    k_order.begin());
}

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

} // namespace

Reference make_reference(std::span<const ReferencePart> parts) {
    std::vector<const ReferencePart*> ranked;
    for (const ReferencePart& part : parts) {
        ranked.push_back(&part);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto* a, const auto* b) {
        return rank(a->base.kind) < rank(b->base.kind);
    });
    PlaceMerger places;
    auto former_codes = embedded_former_codes();
    std::vector<CedexCode> cedex;
    std::unordered_map<std::string, std::string> aliases;
    std::vector<Streets::Block> blocks;
    for (const ReferencePart* part : ranked) {
        BaseTables tables = unpack_tables(part->tables);
        if (part->base.kind == "hexasmal") {
            places.replace_labels(tables.places);
        } else if (!tables.places.empty()) {
            places.add_all(std::move(tables.places));
        }
        append(former_codes, std::move(tables.former_codes));
        append(cedex, std::move(tables.cedex));
        aliases.insert(tables.aliases.begin(), tables.aliases.end());
        if (!part->streets.empty()) {
            blocks.push_back(part->streets);
        }
    }
    Reference reference{Places(std::move(places).take(), std::move(former_codes)),
                        CedexCodes(std::move(cedex)),
                        Streets(blocks),
                        std::move(aliases),
                        {}};
    for (const ReferencePart& part : parts) {
        reference.bases.push_back(part.base);
    }
    return reference;
}

} // namespace bdd::rnvp
