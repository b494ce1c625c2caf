#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd/rnvp/reference.hpp>
#include <bdd_embedded/rnvp_data.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>

namespace bdd::rnvp {

namespace {

/// The text up to the next separator, which is taken off as well.
std::string_view take(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view piece = rest.substr(0, end);
    rest.remove_prefix(end == rest.size() ? end : end + 1);
    return piece;
}

template <typename Use>
void for_each_row(std::string_view table, Use&& use) {
    while (!table.empty()) {
        const std::string_view row = take(table, '\n');
        if (!row.empty() && row.front() != '#') {
            use(row);
        }
    }
}

struct OwnLabel {
    std::string_view label;
    std::string_view name; ///< Empty for a commune of the table.
    std::string_view postcode;
};
using OwnLabels = std::unordered_map<std::string_view, OwnLabel>;

OwnLabels read_labels() {
    OwnLabels labels;
    for_each_row(rnvp_data::embedded::labels_tsv(), [&](std::string_view row) {
        const std::string_view insee = take(row, '\t');
        const std::string_view label = take(row, '\t');
        const std::string_view name = take(row, '\t');
        labels.emplace(insee, OwnLabel{label, name, row});
    });
    return labels;
}

/// A line of the table as it stands there.
struct TableRow {
    std::string_view insee;
    std::string_view name;
    std::string_view postcodes; ///< Or letter and code of the commune that it belongs to.
    std::string_view population;

    [[nodiscard]] bool is_part() const noexcept {
        return !postcodes.empty() && (postcodes.front() == 'D' || postcodes.front() == 'A');
    }
};

/// What a commune gives to its parts.
struct Seat {
    std::string_view name;
    std::string_view postcodes;
    std::string label;
    std::uint32_t population = 0;
};

class PlaceTable {
public:
    std::vector<PlaceRow> read() {
        m_rows.reserve(45'000);
        m_seats.reserve(40'000);
        for_each_row(rnvp_data::embedded::places_tsv(), [&](std::string_view line) {
            TableRow row;
            row.insee = take(line, '\t');
            row.name = take(line, '\t');
            row.postcodes = take(line, '\t');
            row.population = line;
            row.is_part() ? add_part(row) : add_commune(row);
        });
        for (const auto& [insee, own] : m_labels) {
            if (!own.name.empty()) {
                m_rows.push_back({std::string(own.name), std::string(own.label),
                                  std::string(own.postcode), std::string(insee),
                                  PlaceKind::delivery_only, 0});
            }
        }
        return std::move(m_rows);
    }

private:
    void add_commune(const TableRow& row) {
        Seat seat{row.name, row.postcodes, town_label(row.name), 0};
        (void)std::from_chars(row.population.data(), row.population.data() + row.population.size(),
                              seat.population);
        constexpr std::string_view k_suffix = " ARRONDISSEMENT";
        const bool is_arrondissement =
            row.name.size() > k_suffix.size() &&
            row.name.substr(row.name.size() - k_suffix.size()) == k_suffix;
        if (is_arrondissement) {
            seat.label = town_key(row.name);
        } else if (const auto own = m_labels.find(row.insee); own != m_labels.end()) {
            seat.label = own->second.label;
        }
        add(row.name, row.insee, seat,
            is_arrondissement ? PlaceKind::arrondissement : PlaceKind::commune);
        m_seats.emplace(row.insee, std::move(seat));
    }

    /// A part with the name of the whole adds nothing.
    void add_part(const TableRow& row) {
        const std::string_view code = row.postcodes.substr(1);
        const auto seat = m_seats.find(code);
        if (seat == m_seats.end()) {
            fail(Errc::internal, "places.tsv: {0} belongs to no commune", row.insee);
        }
        if (row.name != seat->second.name) {
            add(row.name, code, seat->second, PlaceKind::old_commune);
        }
    }

    void add(std::string_view name, std::string_view insee, const Seat& seat, PlaceKind kind) {
        std::string_view postcodes = seat.postcodes;
        while (!postcodes.empty()) {
            m_rows.push_back({std::string(name), seat.label, std::string(take(postcodes, ' ')),
                              std::string(insee), kind, seat.population});
        }
    }

    OwnLabels m_labels = read_labels();
    std::unordered_map<std::string_view, Seat> m_seats;
    std::vector<PlaceRow> m_rows;
};

} // namespace

std::vector<PlaceRow> embedded_places() {
    return PlaceTable().read();
}

std::vector<std::pair<std::string, std::string>> embedded_former_codes() {
    std::vector<std::pair<std::string, std::string>> codes;
    codes.reserve(4'500);
    for_each_row(rnvp_data::embedded::former_codes_tsv(), [&](std::string_view row) {
        const std::string_view now = take(row, '\t');
        while (!row.empty()) {
            codes.emplace_back(take(row, ' '), now);
        }
    });
    return codes;
}

} // namespace bdd::rnvp
