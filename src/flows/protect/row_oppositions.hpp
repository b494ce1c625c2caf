#pragma once

#include "flows/protect/suppression_list.hpp"

#include <bdd/model/record.hpp>

namespace bdd::flows {

/// What the list says of the person of a row.
enum class RowOpposition { none, objected, erased };

/// Looks the rows of an import up: e-mails, phones and companies, further
/// ones too, and domains.
/// One for each thread; the list must outlive it and have its keys.
class RowOppositions {
public:
    explicit RowOppositions(const SuppressionList& list)
        : m_lookup(list) {}

    [[nodiscard]] RowOpposition of(const model::RecordFields& fields,
                                   const model::Address& address = {});

private:
    OppositionLookup m_lookup;
};

} // namespace bdd::flows
