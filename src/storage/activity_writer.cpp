#include "storage/bulk_indexes.hpp"
#include "storage/campaign_codes.hpp"
#include "storage/order_sums.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/activity_writer.hpp>
#include <bdd/storage/run_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_add_event =
    "INSERT INTO event (id, run_id, source_id, record_id, of_account, type, outcome, channel, day,"
    " at, campaign_id, value_cents, ref, url, detail, next_on, key_hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key_hash) DO NOTHING";
constexpr std::string_view k_find_event =
    "SELECT id, coalesce(record_id, 0), of_account FROM event WHERE key_hash = ?";
constexpr std::string_view k_find_line = "SELECT 1 FROM order_line WHERE key_hash = ?";
constexpr std::string_view k_add_line =
    "INSERT INTO order_line (id, run_id, event_id, day, amount_cents, margin_cents, quantity,"
    " product, contract_ref, key_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_add_contract =
    "INSERT INTO contract (id, run_id, source_id, record_id, of_account, ref, product,"
    " amount_cents, margin_cents, volume, conditions, start_on, end_on, renewal_on, status,"
    " key_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
constexpr std::string_view k_find_contract =
    "SELECT id, record_id IS ?4 AND of_account = ?5 AND ref IS ?6 AND product IS ?7 AND"
    " amount_cents IS ?8 AND margin_cents IS ?9 AND volume IS ?10 AND conditions IS ?11 AND"
    " start_on IS ?12 AND end_on IS ?13 AND renewal_on IS ?14 AND status IS ?15,"
    " json_array(run_id, source_id, record_id, of_account, ref, product, amount_cents,"
    " margin_cents, volume, conditions, start_on, end_on, renewal_on, status)"
    " FROM contract WHERE key_hash = ?16 AND ?1 >= 0 AND ?2 >= 0 AND ?3 >= 0";
constexpr std::string_view k_set_contract =
    "UPDATE contract SET (run_id, source_id, record_id, of_account, ref, product, amount_cents,"
    " margin_cents, volume, conditions, start_on, end_on, renewal_on, status) ="
    " (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    " WHERE id = ?1 AND key_hash = ?16";

template <typename Enum>
std::optional<std::int64_t> number_of(std::optional<Enum> value) {
    return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

} // namespace

struct ActivityWriter::Impl {
    Impl(Database& base, model::RunId run_id, model::SourceId source_id)
        : database(&base)
        , run(run_id)
        , source(source_id)
        , events(base, "event")
        , lines(base, "order_line")
        , contracts(base, "contract")
        , first_event(events.last() + 1)
        , first_line(lines.last() + 1)
        , first_contract(contracts.last() + 1)
        , indexes(base.connection(), BulkTables::events)
        , campaigns(base.connection())
        , add_event(base.connection(), k_add_event)
        , find_event(base.connection(), k_find_event)
        , find_line(base.connection(), k_find_line)
        , add_line(base.connection(), k_add_line)
        , add_contract(base.connection(), k_add_contract)
        , find_contract(base.connection(), k_find_contract)
        , set_contract(base.connection(), k_set_contract)
        , notes(base) {}

    [[nodiscard]] bool changed_any() const { return database->connection().changes() > 0; }

    bool insert(const NewEvent& event) {
        add_event.run(events.last() + 1, run.value, source.value, event.tie.record.value,
                      event.tie.of_account ? 1 : 0, static_cast<std::int64_t>(event.type),
                      number_of(event.outcome), number_of(event.channel), event.day, event.at,
                      campaigns.id_of(event.campaign), event.value_cents, or_null(event.ref),
                      or_null(event.url), or_null(event.detail), or_null(event.next_on),
                      static_cast<std::int64_t>(event.key));
        if (!changed_any()) {
            return false;
        }
        (void)events.next();
        return true;
    }

    bool knows_line(std::uint64_t key) {
        Rows rows = find_line.rows(static_cast<std::int64_t>(key));
        return rows.next();
    }

    std::int64_t order_of(const NewEvent& order) {
        {
            Rows rows = find_event.rows(static_cast<std::int64_t>(order.key));
            if (rows.next()) {
                return rows.get<std::int64_t>(0);
            }
        }
        insert(order);
        return events.last();
    }

    /// The parameters that all statements about contracts share.
    template <typename Call>
    auto with_contract(std::int64_t id, const NewContract& contract, Call&& call) {
        return call(
            id, run.value, source.value, contract.tie.record.value, contract.tie.of_account ? 1 : 0,
            or_null(contract.ref), or_null(contract.product), contract.amount_cents,
            contract.margin_cents, or_null(contract.volume), or_null(contract.conditions),
            or_null(contract.start_on), or_null(contract.end_on), or_null(contract.renewal_on),
            or_null(contract.status), static_cast<std::int64_t>(contract.key));
    }

    void note_new(Sequence& sequence, std::string_view kind, std::int64_t first) {
        if (sequence.last() >= first) {
            sequence.save();
            notes.note(run, kind, first, {}, std::to_string(sequence.last()));
        }
    }

    Database* database;
    model::RunId run;
    model::SourceId source;
    Sequence events;
    Sequence lines;
    Sequence contracts;
    std::int64_t first_event; ///< Of the ids that this run gives.
    std::int64_t first_line;
    std::int64_t first_contract;
    BulkIndexes indexes;
    CampaignCodes campaigns;
    Statement add_event;
    Statement find_event;
    Statement find_line;
    Statement add_line;
    Statement add_contract;
    Statement find_contract;
    Statement set_contract;
    RunStore notes;
};

ActivityWriter::ActivityWriter(Database& database, model::RunId run, model::SourceId source)
    : m_impl(std::make_unique<Impl>(database, run, source)) {}
ActivityWriter::~ActivityWriter() = default;

Noted ActivityWriter::add(const NewEvent& event) {
    return m_impl->insert(event) ? Noted::added : Noted::known;
}

Noted ActivityWriter::add(const NewEvent& order, const NewOrderLine& line) {
    Impl& impl = *m_impl;
    if (impl.knows_line(line.key)) {
        return Noted::known;
    }
    const std::int64_t event = impl.order_of(order);
    impl.add_line.run(impl.lines.last() + 1, impl.run.value, event, line.day, line.amount_cents,
                      line.margin_cents, line.quantity, or_null(line.product),
                      or_null(line.contract), static_cast<std::int64_t>(line.key));
    (void)impl.lines.next();
    return Noted::added;
}

std::optional<Tie> ActivityWriter::tie_of(std::uint64_t order_key) {
    Rows rows = m_impl->find_event.rows(static_cast<std::int64_t>(order_key));
    if (!rows.next() || rows.get<std::int64_t>(1) == 0) {
        return std::nullopt;
    }
    return Tie{{rows.get<std::int64_t>(1)}, rows.get<std::int64_t>(2) != 0};
}

Noted ActivityWriter::put(const NewContract& contract) {
    Impl& impl = *m_impl;
    std::int64_t id = 0;
    std::string before;
    const bool is_known = impl.with_contract(0, contract, [&](const auto&... values) {
        Rows rows = impl.find_contract.rows(values...);
        if (!rows.next()) {
            return false;
        }
        id = rows.get<std::int64_t>(0);
        before = rows.get<std::int64_t>(1) != 0 ? std::string() : rows.get<std::string>(2);
        return true;
    });
    if (is_known && before.empty()) {
        return Noted::known;
    }
    Statement& write = is_known ? impl.set_contract : impl.add_contract;
    impl.with_contract(is_known ? id : impl.contracts.next(), contract,
                       [&](const auto&... values) { write.run(values...); });
    if (is_known && id < impl.first_contract) { // What this run made itself goes as a whole.
        impl.notes.note(impl.run, "contract", id, before, {});
    }
    return is_known ? Noted::changed : Noted::added;
}

void ActivityWriter::finish() {
    Impl& impl = *m_impl;
    impl.indexes.restore();
    // Undo goes backwards: lines before the orders that they make.
    impl.note_new(impl.events, "events", impl.first_event);
    impl.note_new(impl.lines, "order_lines", impl.first_line);
    impl.note_new(impl.contracts, "contracts", impl.first_contract);
    sum_orders(impl.database->connection(), impl.first_line, impl.lines.last());
}

} // namespace bdd::storage
