#include "flows/verdicts.hpp"

#include "flows/asked_id.hpp"
#include "flows/conclude.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <algorithm>
#include <tuple>

namespace bdd::flows {

AskedPair parse_pair(const std::string& a, const std::string& b) {
    const AskedPair pair{parse_contact_id(a), parse_contact_id(b)};
    if (pair.a == pair.b) {
        throw Error(Errc::usage, text_of(_("{0} is named twice"), uid_of(pair.a)),
                    _("name two contacts"));
    }
    return pair;
}

std::int64_t keep_verdict(storage::VerdictStore& store, const WriteSession& session,
                          std::span<const model::RecordId> a, std::span<const model::RecordId> b,
                          bool same) {
    std::int64_t kept = 0;
    const auto say = [&](model::RecordId left, model::RecordId right) {
        kept += store.add(session.run(), session.started_at(), {left, right, same}) ? 1 : 0;
    };
    for (const model::RecordId left : a.first(std::min(a.size(), k_most_verdict_records))) {
        for (const model::RecordId right : b.first(std::min(b.size(), k_most_verdict_records))) {
            say(left, right);
        }
    }
    const std::span<const model::RecordId> fewer = a.size() < b.size() ? a : b;
    const std::span<const model::RecordId> others = a.size() < b.size() ? b : a;
    const auto holds = [](std::span<const model::RecordId> group, model::RecordId record) {
        return std::binary_search(group.begin(), group.end(), record);
    };
    for (const storage::StoredVerdict& said : store.of_records(fewer)) {
        const model::RecordId other = holds(fewer, said.a) ? said.b : said.a;
        if (said.same != same && holds(others, other)) {
            say(said.a, said.b);
        }
    }
    return kept;
}

VerdictWriter::VerdictWriter(WriteSession& session)
    : m_session(&session)
    , m_members(session.base())
    , m_verdicts(session.base())
    , m_store(session.base()) {}

std::optional<model::ContactId> VerdictWriter::find(model::ContactId id) {
    return m_members.find(id);
}

SaidPair VerdictWriter::same(model::ContactId a, model::ContactId b) {
    SaidPair said;
    std::tie(said.into, said.from) = std::minmax(a, b);
    if (a == b) {
        return said;
    }
    said.changed = true;
    said.verdicts = keep_verdict(m_verdicts, *m_session, m_members.records_of(said.into),
                                 m_members.records_of(said.from), true);
    said.records_moved = m_store.merge_contacts(m_session->run(), said.from, said.into, "said");
    m_grown.push_back(said.into);
    return said;
}

SaidPair VerdictWriter::different(model::ContactId a, model::ContactId b) {
    SaidPair said;
    said.verdicts = keep_verdict(m_verdicts, *m_session, m_members.records_of(a),
                                 m_members.records_of(b), false);
    said.changed = said.verdicts > 0;
    return said;
}

void VerdictWriter::conclude(const CancelFlag& cancel) {
    // One that grew may have become part of another since.
    std::vector<model::ContactId> contacts;
    for (const model::ContactId grown : m_grown) {
        contacts.push_back(m_members.find(grown).value());
    }
    sort_unique(contacts);
    flows::conclude(m_session->base(), m_session->run(), contacts, {}, cancel);
}

} // namespace bdd::flows
