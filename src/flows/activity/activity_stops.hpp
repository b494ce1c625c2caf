#pragma once

#include "flows/activity/activity_row.hpp"
#include "flows/protect/opposition_writer.hpp"

#include <map>
#include <string>

namespace bdd::flows {

/// Puts who said stop on the list of oppositions at once, whatever becomes of the row: an
/// unsubscription, a complaint, "call me no more". What concerns one channel closes that channel.
class ActivityStops {
public:
    ActivityStops(const cli::Context& ctx, WriteSession& session, std::string source,
                  std::string country);

    /// The addresses of the row; where it has none, those of its contact, if it is known.
    void take(const ActivityRow& row, model::ContactId contact);
    /// Addresses that are new on the list.
    [[nodiscard]] std::int64_t added() const;
    /// Rows that said stop and named no address to recognise the person by.
    [[nodiscard]] std::int64_t nameless() const noexcept { return m_nameless; }

private:
    [[nodiscard]] OppositionWriter& writer_for(protect::SuppressionReason reason);
    [[nodiscard]] std::vector<OpposedValue> addresses_of_row(const ActivityRow& row,
                                                             model::ContactId contact,
                                                             protect::AddressKind kind) const;

    const cli::Context* m_ctx;
    WriteSession* m_session;
    std::string m_source;
    std::string m_country;
    std::map<protect::SuppressionReason, OppositionWriter> m_writers;
    std::int64_t m_nameless = 0;
};

} // namespace bdd::flows
