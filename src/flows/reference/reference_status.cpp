#include "flows/reference/reference_status.hpp"

#include "flows/reference/reference_rows.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace bdd::flows {

namespace {

constexpr std::int64_t k_year_days = 365;

/// Codes under which streets stand, by département: those of arrondissements, not of their city.
class KnownCommunes {
public:
    explicit KnownCommunes(const std::vector<rnvp::PlaceRow>& rows) {
        for (const rnvp::PlaceRow& row : rows) {
            const bool is_city =
                row.insee == "75056" || row.insee == "69123" || row.insee == "13055";
            const bool is_commune =
                row.kind == rnvp::PlaceKind::commune || row.kind == rnvp::PlaceKind::arrondissement;
            if (is_commune && !is_city) {
                m_codes[std::string(department_of(row.insee))].insert(row.insee);
            }
        }
    }
    [[nodiscard]] const std::set<std::string, std::less<>>& of(const std::string& department) {
        return m_codes[department];
    }

private:
    std::map<std::string, std::set<std::string, std::less<>>> m_codes;
};

BaseStatus embedded_status(std::size_t rows) {
    BaseStatus status;
    status.base.kind = "communes";
    status.base.file = rnvp::k_embedded_name;
    status.base.data_date = rnvp::k_embedded_date;
    status.base.rows = rows;
    status.is_embedded = true;
    return status;
}

void add_coverage(BaseStatus& status, const rnvp::ReferencePart& part, KnownCommunes& known) {
    const rnvp::Streets streets(part.streets);
    const auto& communes = known.of(part.base.scope);
    const std::vector<std::string_view> covered = streets.communes();
    status.streets = streets.size();
    status.communes = communes.size();
    status.covered = static_cast<std::size_t>(
        std::count_if(covered.begin(), covered.end(),
                      [&](std::string_view insee) { return communes.count(insee) > 0; }));
}

} // namespace

ReferenceStatus reference_status(const std::string& path, Date today) {
    const ReferenceFile file = read_reference_file(path);
    const std::vector<rnvp::PlaceRow> embedded = rnvp::embedded_places();
    KnownCommunes known(embedded);
    ReferenceStatus status;
    status.path = path;
    status.exists = file.mapping.has_value();
    status.bases.push_back(embedded_status(embedded.size()));
    std::vector<rnvp::LoadedBase> bases;
    for (const rnvp::ReferencePart& part : file.parts) {
        BaseStatus& base = status.bases.emplace_back();
        base.base = part.base;
        if (!part.streets.empty()) {
            add_coverage(base, part, known);
        }
        bases.push_back(part.base);
    }
    status.name = rnvp::reference_name(bases);
    for (BaseStatus& base : status.bases) {
        const auto date = parse_iso_date(base.base.data_date);
        base.is_old = date && to_days(today) - to_days(*date) > k_year_days;
    }
    return status;
}

nlohmann::ordered_json status_json(const ReferenceStatus& status) {
    nlohmann::ordered_json bases = nlohmann::ordered_json::array();
    for (const BaseStatus& base : status.bases) {
        nlohmann::ordered_json object{{"kind", base.base.kind},
                                      {"scope", base.base.scope},
                                      {"embedded", base.is_embedded},
                                      {"file", base.base.file},
                                      {"data_date", base.base.data_date},
                                      {"old", base.is_old},
                                      {"rows", base.base.rows}};
        if (base.communes > 0) {
            object["streets"] = base.streets;
            object["communes_with_streets"] = base.covered;
            object["communes"] = base.communes;
        }
        object["hash"] = base.is_embedded
                             ? nlohmann::ordered_json(nullptr)
                             : nlohmann::ordered_json(fmt::format("{:016x}", base.base.hash));
        bases.push_back(std::move(object));
    }
    return {{"reference", status.path},
            {"exists", status.exists},
            {"name", status.name},
            {"bases", bases}};
}

} // namespace bdd::flows
