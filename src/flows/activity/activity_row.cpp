#include "flows/activity/activity_row.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>
#include <bdd/intake/event_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace bdd::flows {

namespace {

using Cells = std::vector<std::string_view>;
using intake::ActivityKind;

constexpr double k_cents = 100;

FieldNames names_of(ActivityKind kind) {
    return {intake::activity_fields(kind),
            {},
            [kind](std::string_view column) {
                return std::string(intake::activity_field(kind, column));
            },
            [kind](std::string_view column) { return intake::activity_name_rank(kind, column); }};
}

/// The field that says when.
std::string_view day_field(ActivityKind kind) noexcept {
    return kind == ActivityKind::contracts ? "start" : "date";
}

ActivityFault fault(std::string_view code, std::string reason) {
    return {code, std::move(reason)};
}

/// A cell as people leave it empty is empty.
std::string_view given(std::string_view cell, fields::Repairs& repairs) {
    if (!cell.empty() && fields::is_placeholder(cell)) {
        repairs.add(fields::Repair::placeholder_emptied);
        return {};
    }
    return cell;
}

/// Reads one row, field by field; the first fault stays.
class RowReader {
public:
    RowReader(const ActivityColumns& columns, const Cells& cells, fields::DateOrder order,
              ActivityRow& row)
        : m_columns(&columns)
        , m_cells(&cells)
        , m_order(order)
        , m_row(&row) {}

    [[nodiscard]] std::string_view text(std::string_view field) {
        return given(m_columns->cell(*m_cells, field), m_row->repairs);
    }

    void moment(std::string_view field) {
        const std::string_view cell = m_columns->cell(*m_cells, field);
        const auto reading = fields::read_moment(cell, m_columns->cell(*m_cells, "time"), m_order);
        m_row->repairs.add(reading.repairs);
        if (!reading.ok()) {
            refuse("date_invalid", fmt::format("'{}' is no date", cell));
        } else if (!reading.value) {
            refuse("date_missing", "the row does not say when");
        } else {
            m_row->at = *reading.value;
        }
    }

    [[nodiscard]] std::optional<Date> day(std::string_view field) {
        const std::string_view cell = m_columns->cell(*m_cells, field);
        const auto reading = fields::read_moment(cell, {}, m_order);
        m_row->repairs.add(reading.repairs);
        if (!reading.ok()) {
            refuse("date_invalid", fmt::format("'{}' is no date", cell));
        }
        return reading.value ? std::optional(reading.value->day) : std::nullopt;
    }

    [[nodiscard]] std::optional<std::int64_t> cents(std::string_view field) {
        const std::string_view cell = m_columns->cell(*m_cells, field);
        const auto reading = fields::read_cents(cell);
        m_row->repairs.add(reading.repairs);
        if (!reading.ok()) {
            refuse("number_invalid", fmt::format("'{}' is no amount", cell));
        }
        return reading.value;
    }

    void refuse(std::string_view code, std::string reason) {
        if (m_fault.code.empty()) {
            m_fault = fault(code, std::move(reason));
        }
    }

    [[nodiscard]] ActivityFault fault_of() { return std::move(m_fault); }

private:
    const ActivityColumns* m_columns;
    const Cells* m_cells;
    fields::DateOrder m_order;
    ActivityRow* m_row;
    ActivityFault m_fault;
};

void read_event(RowReader& reader, ActivityRow& row) {
    row.said = reader.text("type");
    row.type = intake::read_event_word(row.said);
    if (row.said.empty()) {
        reader.refuse("type_missing", "the row does not say what happened");
    }
    row.channel = intake::read_channel_word(reader.text("channel"));
    if (!row.channel && row.type) {
        row.channel = model::usual_channel(*row.type);
    }
    row.is_stop =
        row.type == model::EventType::unsubscribe || row.type == model::EventType::complaint;
    row.key = reader.text("key");
    row.url = reader.text("url");
    row.cents = reader.cents("value");
    row.detail = text::clean_line(reader.text("detail"));
    row.next_on = reader.day("next_on");
    if (!row.type) { // Kept in the words of the file.
        row.detail = text::clean_line(std::string(row.said) + " " + row.detail);
    }
}

void read_call(RowReader& reader, ActivityRow& row) {
    row.type = model::EventType::call;
    row.channel = model::EventChannel::phone;
    row.said = reader.text("outcome");
    const auto word = intake::read_call_word(row.said);
    row.outcome = word ? std::optional(word->outcome) : std::nullopt;
    row.is_stop = word && word->is_stop;
    row.key = reader.text("key");
    row.next_on = reader.day("next_on");
    std::vector<std::string> parts;
    const auto add = [&](std::string_view part) {
        if (!part.empty()) {
            parts.push_back(text::clean_line(part));
        }
    };
    if (!word) {
        add(row.said);
    }
    add(reader.text("detail"));
    for (const auto& [field, pattern] :
         {std::pair{"agent", "agent {}"}, std::pair{"duration", "{} s"}}) {
        if (const std::string_view cell = reader.text(field); !cell.empty()) {
            add(fmt::format(fmt::runtime(pattern), cell));
        }
    }
    row.detail = text::join(parts, "; ");
}

void read_order(RowReader& reader, ActivityRow& row) {
    row.type = model::EventType::order;
    row.ref = reader.text("order");
    row.key = reader.text("line");
    row.cents = reader.cents("amount");
    if (!row.cents) {
        reader.refuse("amount_missing", "the row has no amount");
    }
    if (row.cents && intake::is_refund_word(reader.text("nature"))) {
        row.cents = -std::abs(*row.cents);
    }
    row.margin_cents = reader.cents("margin");
    if (const auto quantity = reader.cents("quantity")) {
        row.quantity = static_cast<double>(*quantity) / k_cents;
    }
    row.product = reader.text("product");
    row.contract = reader.text("contract");
}

std::string_view read_status(std::string_view cell) {
    const std::string key = text::key(cell);
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), key) != words.end();
    };
    if (is_one_of(
            {"ACTIVE", "ACTIF", "ACTIVE", "EN COURS", "OUVERT", "SIGNE", "VALIDE", "RUNNING"})) {
        return "active";
    }
    if (is_one_of({"ENDED", "TERMINE", "TERMINEE", "EXPIRE", "EXPIREE", "ECHU", "CLOS", "FINI",
                   "EXPIRED", "CLOSED"})) {
        return "ended";
    }
    if (is_one_of({"CANCELLED", "CANCELED", "RESILIE", "RESILIEE", "ANNULE", "ANNULEE", "DENONCE",
                   "TERMINATED"})) {
        return "cancelled";
    }
    return {};
}

void read_contract(RowReader& reader, ActivityRow& row) {
    row.ref = reader.text("contract");
    row.product = reader.text("product");
    row.cents = reader.cents("amount");
    row.margin_cents = reader.cents("margin");
    row.volume = reader.text("volume");
    row.conditions = reader.text("conditions");
    row.end_on = reader.day("end");
    row.next_on = reader.day("renewal");
    row.said = reader.text("status");
    row.status = read_status(row.said);
    if (row.end_on && *row.end_on < row.at.day) {
        reader.refuse("date_invalid", "the contract ends before it begins");
    }
}

} // namespace

ActivityColumns::ActivityColumns(const TabularInput& input, ActivityKind kind,
                                 const std::vector<std::string>& given)
    : m_columns(input, names_of(kind), given) {
    for (std::size_t i = 0; i < m_columns.fields().size(); ++i) {
        if (!m_columns.fields()[i].empty()) {
            m_places.emplace_back(m_columns.fields()[i], i);
        }
    }
    const auto kinds = tie_kinds();
    const bool names_orders = kind == ActivityKind::orders && m_columns.place_of("order");
    if (!names_orders &&
        std::none_of(kinds.begin(), kinds.end(), [](bool is_there) { return is_there; })) {
        throw Error(
            Errc::input,
            text_of(_("no column of {0} says whom a row concerns"), input.file.display_name()),
            _("name one of a number, an e-mail, a phone, a SIRET or a SIREN: --map "
              "'COLUMN=ref' (or email, phone, siret, siren)"));
    }
    const std::string_view when = day_field(kind);
    if (!m_columns.place_of(when)) {
        throw Error(Errc::input,
                    text_of(_("no column of {0} says when it happened"), input.file.display_name()),
                    text_of(_("name it: --map 'COLUMN={0}'"), when));
    }
}

TabularInput ActivityColumns::open(const std::string& path, const TabularOptions& options,
                                   ActivityKind kind) {
    return FieldColumns::open(path, options, names_of(kind));
}

std::string_view ActivityColumns::cell(const Cells& cells, std::string_view field) const {
    for (const auto& [name, place] : m_places) {
        if (name == field) {
            return cell_at(cells, place);
        }
    }
    return {};
}

TieCells ActivityColumns::ties(const Cells& cells) const {
    TieCells ties;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        ties.at(i) = cell(cells, keyword(static_cast<TieKind>(i)));
    }
    return ties;
}

std::array<bool, k_tie_kind_count> ActivityColumns::tie_kinds() const {
    std::array<bool, k_tie_kind_count> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        kinds.at(i) = m_columns.place_of(keyword(static_cast<TieKind>(i))).has_value();
    }
    // The SIREN of a SIRET finds the company where the site is unknown.
    const auto at = [&](TieKind kind) -> bool& { return kinds.at(static_cast<std::size_t>(kind)); };
    at(TieKind::siren) = at(TieKind::siren) || at(TieKind::siret);
    return kinds;
}

ActivityFault read_activity_row(const ActivityColumns& columns, ActivityKind kind,
                                const Cells& cells, fields::DateOrder order, ActivityRow& row) {
    row = ActivityRow();
    RowReader reader(columns, cells, order, row);
    row.ties = columns.ties(cells);
    for (std::string_view& tie : row.ties) {
        tie = given(tie, row.repairs);
    }
    reader.moment(day_field(kind));
    row.campaign = reader.text("campaign");
    switch (kind) {
    case ActivityKind::events:
        read_event(reader, row);
        break;
    case ActivityKind::calls:
        read_call(reader, row);
        break;
    case ActivityKind::orders:
        read_order(reader, row);
        break;
    case ActivityKind::contracts:
        read_contract(reader, row);
        break;
    }
    return reader.fault_of();
}

} // namespace bdd::flows
