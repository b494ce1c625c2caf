#include "flows/reference/json_records.hpp"
#include "flows/reference/loaders.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

namespace bdd::flows {

namespace {

using rnvp::PlaceKind;
using rnvp::ReferenceKind;

std::optional<ReferenceKind> kind_of(const JsonRecord& record) {
    std::string buffer;
    if (!record.text("code").empty() && !record.text("nom").empty() &&
        !record.text("type").empty()) {
        return ReferenceKind::communes;
    }
    if (!post_code(record.key, buffer).empty() && record.texts.count("insee") > 0) {
        return ReferenceKind::cedex_hints;
    }
    return std::nullopt;
}

/// Communes as they come; parts wait for the postcodes of the commune that they belong to.
class CommuneTable {
public:
    explicit CommuneTable(LoadedFile& file)
        : m_file(file) {}

    void add(const JsonRecord& record) {
        std::string buffer;
        const std::string_view type = record.text("type");
        std::string insee(insee_code(record.text("code"), buffer));
        std::string name = text::key(record.text("nom"));
        if (insee.empty() || name.empty()) {
            m_file.leave_out(insee.empty() ? LeftOut::no_insee : LeftOut::no_name);
        } else if (type == "commune-deleguee" || type == "commune-associee") {
            m_parts.emplace_back(std::move(name), record.text("chefLieu"));
        } else {
            add_commune(record, std::move(insee), std::move(name));
        }
    }

    [[nodiscard]] rnvp::BaseTables take() && {
        for (auto& [name, seat] : m_parts) {
            const auto found = m_postcodes.find(seat);
            if (found == m_postcodes.end()) {
                m_file.leave_out(LeftOut::no_postcode);
                continue;
            }
            for (const std::string& postcode : found->second) {
                m_tables.places.push_back({name, {}, postcode, seat, PlaceKind::old_commune, 0});
            }
        }
        return std::move(m_tables);
    }

private:
    void add_commune(const JsonRecord& record, std::string insee, std::string name) {
        const bool is_arrondissement = record.text("type") == "arrondissement-municipal";
        const std::string label = is_arrondissement ? rnvp::town_key(name) : rnvp::town_label(name);
        const std::string_view people = record.text("population");
        std::uint32_t population = 0;
        (void)std::from_chars(people.data(), people.data() + people.size(), population);
        const auto postcodes = record.lists.find("codesPostaux");
        if (postcodes == record.lists.end()) {
            m_file.leave_out(LeftOut::no_postcode);
            return;
        }
        for (const std::string& postcode : postcodes->second) {
            m_tables.places.push_back(
                {name, label, postcode, insee,
                 is_arrondissement ? PlaceKind::arrondissement : PlaceKind::commune, population});
        }
        if (const auto former = record.lists.find("anciensCodes"); former != record.lists.end()) {
            for (const std::string& code : former->second) {
                m_tables.former_codes.emplace_back(code, insee);
            }
        }
        m_postcodes.emplace(std::move(insee), postcodes->second);
    }

    LoadedFile& m_file;
    rnvp::BaseTables m_tables;
    std::vector<std::pair<std::string, std::string>> m_parts; ///< Name, code of the whole.
    std::unordered_map<std::string, std::vector<std::string>> m_postcodes;
};

void add_hint(const JsonRecord& record, const rnvp::Places& known, LoadedFile& file,
              rnvp::BaseTables& tables) {
    std::string code_buffer;
    std::string insee_buffer;
    const std::string_view code = post_code(record.key, code_buffer);
    if (code.empty() || known.is_postcode(code)) {
        file.leave_out(code.empty() ? LeftOut::no_postcode : LeftOut::ordinary_postcode);
        return;
    }
    rnvp::CedexCode& hint = tables.cedex.emplace_back();
    hint.code = code;
    if (const auto insee = insee_code(record.text("insee"), insee_buffer); !insee.empty()) {
        hint.communes.emplace_back(insee);
    }
}

} // namespace

void load_json(const io::InputFile& input, const rnvp::Places& known, LoadedFile& file) {
    std::optional<ReferenceKind> kind;
    rnvp::BaseTables tables;
    CommuneTable communes(file);
    read_json_records(input, [&](const JsonRecord& record) {
        if (!kind) {
            kind = kind_of(record);
            if (!kind) {
                throw Error(
                    Errc::input,
                    text_of(_("'{0}' is no reference file that bdd knows"), input.display_name()),
                    _("of JSON files, communes.json and codes of CEDEX are known"));
            }
        }
        ++file.rows;
        if (*kind == ReferenceKind::communes) {
            communes.add(record);
        } else {
            add_hint(record, known, file, tables);
        }
    });
    if (!kind) {
        fail(Errc::input, _("'{0}' is empty"), input.display_name());
    }
    file.kind = *kind;
    file.bases.emplace_back().tables =
        *kind == ReferenceKind::communes ? std::move(communes).take() : std::move(tables);
}

} // namespace bdd::flows
