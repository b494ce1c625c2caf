#include "flows/reference/loaders.hpp"
#include "flows/reference/street_scopes.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/delivery.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bdd::flows {

namespace {

using Column = rnvp::ReferenceColumn;

struct Number {
    std::string_view digits;
    std::string_view letter;
};

/// "12", "12 bis", "12B"; the letter of BIS, TER, QUATER is their first, that of QUINQUIES C.
Number number_of(std::string_view number, std::string_view repetition) {
    const auto* const end = std::find_if_not(number.begin(), number.end(), text::is_digit);
    const auto digits = static_cast<std::size_t>(end - number.begin());
    Number parts{number.substr(0, digits), text::trim(repetition)};
    if (parts.letter.empty()) {
        parts.letter = text::trim(number.substr(digits));
    }
    if (parts.letter.substr(0, 5) == "quinq" || parts.letter.substr(0, 5) == "QUINQ") {
        parts.letter = "C";
    }
    return parts;
}

/// The second part of "01001_b027_00005", the street of "010010012E-5": those of places begin
/// with B.
bool is_hamlet_id(std::string_view id, rnvp::ReferenceKind kind) noexcept {
    constexpr std::size_t k_insee = 5;
    const bool is_bano = kind == rnvp::ReferenceKind::bano;
    const std::size_t at = is_bano ? k_insee : k_insee + 1;
    const std::size_t size = is_bano ? at + 6 : at + 5;
    return id.size() >= size && (id[at] == 'B' || id[at] == 'b') && text::is_digit(id[at + 1]) &&
           (is_bano || id[at + 4] == '_' || id[at + 4] == '-');
}

/// Rows of one street follow each other: what they share is looked at once.
class StreetLoader {
public:
    StreetLoader(const ReferenceRows& rows, LoadedFile& file)
        : m_rows(rows)
        , m_file(file) {}

    void take_row() {
        if (!is_as_before()) {
            begin_street();
        }
        if (m_reason) {
            m_file.leave_out(*m_reason);
            return;
        }
        const Number number =
            number_of(text::trim(m_rows.raw(Column::number)), m_rows.raw(Column::repetition));
        m_scope->streets().add_number(m_street, number.digits, number.letter);
        m_scope->count_row();
    }
    [[nodiscard]] std::vector<NewBase> take() { return m_scopes.take(); }

private:
    static constexpr std::array k_shared{Column::street,  Column::insee,    Column::postcode,
                                         Column::printed, Column::old_name, Column::line5};

    const ReferenceRows& m_rows;
    LoadedFile& m_file;
    StreetScopes m_scopes;
    std::array<std::string, k_shared.size() + 1> m_before; ///< The cells, and the code of BANO.
    StreetScope* m_scope = nullptr;
    std::uint32_t m_street = 0;
    std::optional<LeftOut> m_reason = LeftOut::no_name;

    /// BANO has no column for the commune: its code begins that of the address.
    [[nodiscard]] std::string_view raw_insee() const noexcept {
        return m_rows.header().has(Column::insee) ? m_rows.raw(Column::insee)
                                                  : m_rows.raw(Column::street_id).substr(0, 5);
    }
    [[nodiscard]] bool is_as_before() {
        bool same = raw_insee() == m_before.back();
        for (std::size_t i = 0; i < k_shared.size() && same; ++i) {
            same = m_rows.raw(k_shared[i]) == m_before[i];
        }
        return same;
    }
    void begin_street();
    void add_places(std::string_view insee, std::string_view postcode);
};

void StreetLoader::begin_street() {
    for (std::size_t i = 0; i < k_shared.size(); ++i) {
        m_before[i] = m_rows.raw(k_shared[i]);
    }
    m_before.back() = raw_insee();
    std::string insee_buffer;
    std::string postcode_buffer;
    const std::string_view insee = insee_code(raw_insee(), insee_buffer);
    const std::string_view postcode = post_code(m_rows.raw(Column::postcode), postcode_buffer);
    const std::string name = m_rows.text(Column::street);
    const std::string label = text::key(name);
    const std::string key = rnvp::street_key(label);
    m_reason = std::nullopt;
    if (insee.empty()) {
        m_reason = LeftOut::no_insee;
    } else if (postcode.empty()) {
        m_reason = LeftOut::no_postcode;
    } else if (label.empty() || key.empty()) {
        m_reason = LeftOut::no_name;
    } else if (std::max(label.size(), key.size()) > rnvp::StreetsBuilder::k_label_bytes) {
        m_reason = LeftOut::too_long;
    } else if (rnvp::is_pseudo_street(name)) {
        m_reason = LeftOut::pseudo_street;
    }
    if (m_reason) {
        return;
    }
    std::string printed = m_rows.key(Column::printed);
    if (printed.size() > rnvp::k_label_limit) {
        printed.clear();
    }
    m_scope = &m_scopes.of(insee);
    m_street = m_scope->streets().street(
        {label, printed, key, postcode, insee,
         is_hamlet_id(m_rows.raw(Column::street_id), m_rows.header().kind)});
    add_places(insee, postcode);
}

void StreetLoader::add_places(std::string_view insee, std::string_view postcode) {
    const auto add = [&](Column column, rnvp::PlaceKind kind) {
        if (std::string name = m_rows.key(column); !name.empty()) {
            m_scope->add_place(
                {std::move(name), {}, std::string(postcode), std::string(insee), kind, 0});
        }
    };
    add(Column::old_name, rnvp::PlaceKind::old_commune);
    add(Column::line5, rnvp::PlaceKind::hamlet);
}

} // namespace

void load_streets(ReferenceRows& rows, LoadedFile& file) {
    StreetLoader loader(rows, file);
    while (rows.read()) {
        loader.take_row();
    }
    file.bases = loader.take();
}

} // namespace bdd::flows
