#pragma once

#include "flows/protect/suppression_list.hpp"

#include <bdd/model/record.hpp>

namespace bdd::flows {

/// What the list says of the person of a row.
enum class RowOpposition { none, objected, erased };

/// Looks rows of files up: e-mails, phones and companies, further ones too, domains, and the postal
/// address with the name. One for each thread; the list must outlive it and have its keys.
class RowOppositions {
public:
    explicit RowOppositions(const SuppressionList& list)
        : m_lookup(list) {}

    [[nodiscard]] RowOpposition of(const model::RecordFields& fields,
                                   const model::Address& address = {});
    /// The person was erased, or objected to prospection on a channel that the row has an address
    /// for; on any channel when it has none.
    [[nodiscard]] bool is_closed(const model::RecordFields& fields, const model::Address& address);

private:
    [[nodiscard]] OppositionLookup::Found find(const model::RecordFields& fields,
                                               const model::Address& address) const;

    OppositionLookup m_lookup;
};

} // namespace bdd::flows
