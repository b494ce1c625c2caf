#include "flows/reference/loaders.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace bdd::flows {

namespace {

using Column = rnvp::ReferenceColumn;
using Counts = std::map<std::string, std::uint64_t, std::less<>>;

struct Seen {
    Counts labels;
    Counts communes;
};

void count(Counts& counts, std::string_view what) {
    if (const auto found = counts.find(what); found != counts.end()) {
        ++found->second;
    } else if (!what.empty()) {
        counts.emplace(what, 1);
    }
}

/// The most frequent first; of equals the first in order.
std::vector<std::string> by_frequency(const Counts& counts) {
    std::vector<std::pair<std::string, std::uint64_t>> pairs(counts.begin(), counts.end());
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> names;
    names.reserve(pairs.size());
    for (auto& [name, number] : pairs) {
        names.push_back(std::move(name));
    }
    return names;
}

/// Office, word and number in norm form, without the code in front; empty for "[ND]".
std::string office(std::string_view raw, std::string_view code) {
    if (raw.find("[ND]") != std::string_view::npos) {
        return {};
    }
    std::string label = text::key(raw);
    if (label.rfind(code, 0) == 0 && label.size() > code.size()) {
        label.erase(0, code.size() + 1);
    }
    if (!label.empty() && (' ' + label + ' ').find(" CEDEX ") == std::string::npos) {
        label += " CEDEX";
    }
    return label;
}

class CedexCounter {
public:
    void add(std::string_view code, std::string_view label, std::string_view insee) {
        auto found = m_seen.find(code);
        if (found == m_seen.end()) {
            found = m_seen.emplace(code, Seen()).first;
        }
        count(found->second.labels, office(label, code));
        count(found->second.communes, insee);
    }

    [[nodiscard]] std::vector<rnvp::CedexCode> codes() const {
        std::vector<rnvp::CedexCode> codes;
        codes.reserve(m_seen.size());
        for (const auto& [code, seen] : m_seen) {
            std::vector<std::string> labels = by_frequency(seen.labels);
            codes.push_back({code, labels.empty() ? std::string() : std::move(labels.front()),
                             by_frequency(seen.communes)});
        }
        return codes;
    }

private:
    std::map<std::string, Seen, std::less<>> m_seen;
};

/// One address of a row: SIRENE has two.
struct AddressColumns {
    Column code;
    Column label;
    Column insee;
};
constexpr AddressColumns k_first{Column::cedex, Column::cedex_label, Column::insee};
constexpr AddressColumns k_second{Column::second_cedex, Column::second_cedex_label,
                                  Column::second_insee};

/// Code of the commune, which old files hold in two columns.
std::string commune_of(const ReferenceRows& rows, Column column) {
    std::string joined;
    if (column == Column::insee && rows.header().has(Column::department)) {
        const std::string_view commune = text::trim(rows.raw(column));
        const std::string_view department = text::trim(rows.raw(Column::department));
        joined = department.size() + commune.size() == 5 ? std::string(department).append(commune)
                                                         : std::string(commune);
    } else {
        joined = text::trim(rows.raw(column));
    }
    std::string buffer;
    return std::string(insee_code(joined, buffer));
}

} // namespace

void load_cedex(ReferenceRows& rows, const rnvp::Places& known, LoadedFile& file) {
    const bool is_table = file.kind == rnvp::ReferenceKind::cedex;
    CedexCounter counter;
    std::string buffer;
    while (rows.read()) {
        for (const AddressColumns& columns : {k_first, k_second}) {
            const std::string_view code = post_code(rows.raw(columns.code), buffer);
            if (code.empty()) { // Most establishments have none.
                if (is_table && columns.code == Column::cedex) {
                    file.leave_out(LeftOut::no_postcode);
                }
                continue;
            }
            if (is_table && known.is_postcode(code)) {
                file.leave_out(LeftOut::ordinary_postcode);
                continue;
            }
            counter.add(code, rows.text(columns.label), commune_of(rows, columns.insee));
        }
    }
    file.bases.emplace_back().tables.cedex = counter.codes();
}

} // namespace bdd::flows
