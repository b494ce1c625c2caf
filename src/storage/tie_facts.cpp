#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/tie_facts.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_facts =
    "SELECT id, contact_id, account_id, source_id, external_id, fields FROM record ORDER BY id";
constexpr std::string_view k_of_contact =
    "SELECT record_id, id FROM contact WHERE id = coalesce((SELECT contact_id FROM contact_alias"
    " WHERE id = ?1), ?1)";
constexpr std::string_view k_of_account =
    "SELECT record_id, id FROM account WHERE id = coalesce((SELECT account_id FROM account_alias"
    " WHERE id = ?1), ?1)";

std::optional<StandingRecords::Found> find(Statement& select, std::int64_t id) {
    Rows rows = select.rows(id);
    return rows.next() ? std::optional(StandingRecords::Found{{rows.get<std::int64_t>(0)},
                                                              rows.get<std::int64_t>(1)})
                       : std::nullopt;
}

} // namespace

void each_tie_facts(Database& database, model::SourceId source,
                    const std::function<void(const TieFacts&)>& visit) {
    Statement select = database.connection().prepare(k_facts);
    TieFacts facts;
    for (Rows rows = select.rows(); rows.next();) {
        const PackedFields fields(rows.text_or_empty(5));
        facts.record = {rows.get<std::int64_t>(0)};
        facts.contact = {rows.get<std::int64_t>(1)};
        facts.account = {rows.get<std::optional<std::int64_t>>(2).value_or(0)};
        facts.is_of_source = rows.get<std::int64_t>(3) == source.value;
        facts.external_id = rows.text_or_empty(4);
        facts.email = fields[PackedField::email];
        facts.phone = fields[PackedField::phone];
        facts.mobile = fields[PackedField::mobile];
        facts.siren = fields[PackedField::siren];
        facts.siret = fields[PackedField::siret];
        facts.more = fields[PackedField::more];
        visit(facts);
    }
}

struct StandingRecords::Impl {
    explicit Impl(Connection& connection)
        : of_contact(connection, k_of_contact)
        , of_account(connection, k_of_account) {}

    Statement of_contact;
    Statement of_account;
};

StandingRecords::StandingRecords(Database& database)
    : m_impl(std::make_unique<Impl>(database.connection())) {}
StandingRecords::~StandingRecords() = default;
StandingRecords::StandingRecords(StandingRecords&&) noexcept = default;
StandingRecords& StandingRecords::operator=(StandingRecords&&) noexcept = default;

std::optional<StandingRecords::Found> StandingRecords::of(model::ContactId contact) {
    return find(m_impl->of_contact, contact.value);
}

std::optional<StandingRecords::Found> StandingRecords::of(model::AccountId account) {
    return find(m_impl->of_account, account.value);
}

} // namespace bdd::storage
