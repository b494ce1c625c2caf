#pragma once

#include "intake/draft.hpp"

#include <optional>

namespace bdd::intake {

struct Guess {
    model::Field field;
    int confidence_percent;
};

/// The field that the cells alone prove (e-mails, numbers with a key, phones, web addresses …),
/// whatever the name says.
[[nodiscard]] std::optional<Guess> evident_field(const ColumnContent& content);

/// Fields for the columns whose name is unknown: what is evident, and for columns without a real
/// name also what neighbours make likely (town beside postcode, names like those in the e-mails).
void guess_unknown(Drafts& drafts);

} // namespace bdd::intake
