#include "flows/activity/activity_file.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace bdd::flows {

namespace {

using intake::ActivityKind;
using model::EventType;

constexpr char k_part = '\x1f'; ///< Between the parts of a key.

/// Everything that tells a row from another one, in the form in which it is read.
std::string content_of(const ActivityRow& row) {
    std::string content = to_string(row.at);
    const auto add = [&](std::string_view part) {
        content += k_part;
        content += part;
    };
    for (const std::string_view tie : row.ties) {
        add(text::key(tie));
    }
    add(row.ref);
    add(row.campaign);
    add(text::key(row.said));
    add(row.channel ? keyword(*row.channel) : std::string_view());
    add(row.cents ? std::to_string(*row.cents) : std::string());
    add(row.product);
    add(row.quantity ? std::to_string(*row.quantity) : std::string());
    add(row.url);
    add(row.detail);
    return content;
}

std::string day_text(const std::optional<Date>& day) {
    return day ? to_string(*day) : std::string();
}

} // namespace

ActivityFileReader::ActivityFileReader(cli::Context& ctx, WriteSession& session,
                                       const ImportOptions& options, ActivityKind kind,
                                       model::SourceId source, storage::ActivityWriter& writer,
                                       ActivityStops& stops, const std::string& path)
    : m_session(&session)
    , m_options(&options)
    , m_kind(kind)
    , m_writer(&writer)
    , m_stops(&stops)
    , m_input(ActivityColumns::open(path, options.tabular, kind))
    , m_columns(m_input, kind, options.tabular.map)
    , m_walk(ctx, options, m_input)
    , m_ties(session.base(), source, m_columns.tie_kinds(), options.country)
    , m_today(ctx.clock.today()) {
    m_file.name = m_input.file.display_name();
    m_file.warnings = m_input.warnings();
    m_file.mapping = m_columns.mapping();
}

ActivityFile ActivityFileReader::read() {
    look_ahead();
    m_walk.each([&](const io::CsvRow& row) { take(row); });
    m_file.rows = m_walk.rows();
    m_file.blank_rows = m_walk.blank_rows();
    m_file.rejects_path = m_walk.commit(m_session->dry_run());
    m_file.rejected = m_walk.rejected();
    return std::move(m_file);
}

void ActivityFileReader::look_ahead() {
    const std::string_view when = m_kind == ActivityKind::contracts ? "start" : "date";
    bool is_proven = false;
    std::vector<std::uint64_t> hashes;
    m_walk.each([&](const io::CsvRow& row) {
        if (m_walk.cells().read(row)) {
            return;
        }
        const auto& cells = m_walk.cells().cells();
        const auto order = fields::proven_order(m_columns.cell(cells, when));
        if (order && !is_proven) {
            m_order = *order;
            is_proven = true;
        }
        ActivityRow read;
        if (m_kind != ActivityKind::contracts &&
            read_activity_row(m_columns, m_kind, cells, m_order, read).code.empty() &&
            read.key.empty()) {
            hashes.push_back(hash64(content_of(read)));
        }
    });
    std::sort(hashes.begin(), hashes.end());
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        if (hashes[i] == hashes[i - 1]) {
            m_alike.emplace(hashes[i], 0);
        }
    }
}

void ActivityFileReader::take(const io::CsvRow& bytes) {
    if (auto misfit = m_walk.cells().read(bytes)) {
        m_walk.reject(bytes, intake::keyword(misfit->fault), misfit->reason);
        return;
    }
    ActivityRow row;
    const ActivityFault fault =
        read_activity_row(m_columns, m_kind, m_walk.cells().cells(), m_order, row);
    TieResult found = m_ties.find(row.ties);
    m_stops->take(row, found.contact);
    if (!fault.code.empty()) {
        m_walk.reject(bytes, fault.code, fault.reason);
        return;
    }
    if (!found.tie && m_kind == ActivityKind::orders && !row.ref.empty()) {
        // A credit note names its order, and often nobody.
        found.tie = m_writer->tie_of(order_key(row, {}));
    }
    if (!found.tie) {
        ++m_file.untied;
        m_walk.reject(bytes, found.code, found.reason);
        return;
    }
    count(row, found, note(row, *found.tie));
}

/// Of several rows that are alike and have no id, each is one of its own: the second is the second
/// also when the file comes again.
ActivityFileReader::Key ActivityFileReader::key_of(const ActivityRow& row) {
    const std::string_view kind = intake::keyword(m_kind);
    const auto hash_of = [&](std::string_view own, std::string_view what, std::string_view when) {
        return hash64(fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}", k_part, kind, m_options->source,
                                  own, what, when));
    };
    if (m_kind == ActivityKind::events && !row.key.empty()) {
        // Tools give one id to a message and to all that becomes of it.
        return {hash_of(row.key, text::key(row.said), to_string(row.at)), false};
    }
    if (!row.key.empty()) {
        return {hash_of(row.key, row.ref, {}), false};
    }
    const std::string content = content_of(row);
    std::uint64_t former = 0;
    if (const auto alike = m_alike.find(hash64(content)); alike != m_alike.end()) {
        former = alike->second++;
    }
    return {hash_of({}, content, std::to_string(former)), former > 0};
}

/// Without a number, what somebody bought on a day is one order.
std::uint64_t ActivityFileReader::order_key(const ActivityRow& row, const storage::Tie& tie) const {
    const std::string number =
        row.ref.empty() ? fmt::format("{}{}{}", tie.record.value, k_part, to_string(row.at.day))
                        : std::string(row.ref);
    return hash64(fmt::format("order{}{}{}{}{}{}", k_part, m_options->source, k_part,
                              row.ref.empty() ? "day" : "ref", k_part, number));
}

storage::Noted ActivityFileReader::note(const ActivityRow& row, const storage::Tie& tie) {
    if (m_kind == ActivityKind::contracts) {
        return note_contract(row, tie);
    }
    const Key key = key_of(row);
    const auto count_again = [&](storage::Noted noted) {
        m_file.identical += key.is_again && noted == storage::Noted::added ? 1U : 0U;
        return noted;
    };
    const std::string at = to_string(row.at);
    const std::string next_on = day_text(row.next_on);
    storage::NewEvent event;
    event.tie = tie;
    event.type = row.type.value_or(EventType::note);
    event.outcome = row.outcome;
    event.channel = row.channel;
    event.day = to_days(row.at.day);
    event.at = at;
    event.campaign = row.campaign;
    event.value_cents = row.cents;
    event.ref = row.ref;
    event.url = row.url;
    event.detail = row.detail;
    event.next_on = next_on;
    if (m_kind != ActivityKind::orders) {
        event.key = key.hash;
        return count_again(m_writer->add(event));
    }
    event.key = order_key(row, tie);
    storage::NewOrderLine line;
    line.day = event.day;
    line.amount_cents = row.cents.value_or(0);
    line.margin_cents = row.margin_cents;
    line.quantity = row.quantity;
    line.product = row.product;
    line.contract = row.contract;
    line.key = key.hash;
    return count_again(m_writer->add(event, line));
}

storage::Noted ActivityFileReader::note_contract(const ActivityRow& row, const storage::Tie& tie) {
    const std::string start_on = to_string(row.at.day);
    const std::string end_on = day_text(row.end_on);
    const std::string renewal_on = day_text(row.next_on);
    storage::NewContract contract;
    contract.tie = tie;
    contract.ref = row.ref;
    contract.product = row.product;
    contract.amount_cents = row.cents;
    contract.margin_cents = row.margin_cents;
    contract.volume = row.volume;
    contract.conditions = row.conditions;
    contract.start_on = start_on;
    contract.end_on = end_on;
    contract.renewal_on = renewal_on;
    contract.status = row.status;
    const std::string name = row.ref.empty() ? fmt::format("{}{}{}{}{}", tie.record.value, k_part,
                                                           row.product, k_part, start_on)
                                             : std::string(row.ref);
    contract.key = hash64(fmt::format("contract{}{}{}{}{}{}", k_part, m_options->source, k_part,
                                      row.ref.empty() ? "what" : "ref", k_part, name));
    return m_writer->put(contract);
}

void ActivityFileReader::count(const ActivityRow& row, const TieResult& found,
                               storage::Noted noted) {
    if (noted == storage::Noted::known) {
        ++m_file.known;
        return;
    }
    ++(noted == storage::Noted::added ? m_file.added : m_file.changed);
    ++m_file.by_tie.at(static_cast<std::size_t>(found.by));
    m_file.of_company += found.tie->of_account ? 1U : 0U;
    m_file.in_future += row.at.day > m_today && m_kind != ActivityKind::contracts ? 1U : 0U;
    for (std::size_t i = 0; i < m_file.repairs.size(); ++i) {
        m_file.repairs.at(i) += row.repairs.has(static_cast<fields::Repair>(i)) ? 1 : 0;
    }
    const auto unknown = [&] { ++m_file.unknown_words[text::clean_line(row.said)]; };
    switch (m_kind) {
    case ActivityKind::events:
        if (row.type) {
            ++m_file.by_type[std::string(keyword(*row.type))];
        } else {
            unknown();
        }
        break;
    case ActivityKind::calls:
        if (row.outcome) {
            ++m_file.by_type[std::string(keyword(*row.outcome))];
        } else if (!row.said.empty()) {
            unknown();
        }
        break;
    case ActivityKind::orders:
        m_file.refunds += row.cents.value_or(0) < 0 ? 1U : 0U;
        break;
    case ActivityKind::contracts:
        if (row.status.empty() && !row.said.empty()) {
            unknown();
        }
        break;
    }
}

} // namespace bdd::flows
