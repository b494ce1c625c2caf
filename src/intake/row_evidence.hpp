#pragma once

#include <bdd/intake/column_mapping.hpp>

namespace bdd::intake {

/// Evidence that lies in two cells of one row. Samples are taken as aligned by rows.

/// Share of the rows with both cells filled where `inner`, folded, is a part of `outer`.
[[nodiscard]] double share_contained(const ColumnSample& inner, const ColumnSample& outer);

/// Share of the rows where a word of the cell stands in the e-mail's part before @.
[[nodiscard]] double share_of_words(const ColumnSample& names, const ColumnSample& emails);

/// How often a word of the column opens or ends the part of the e-mail before @.
struct EmailMatch {
    double first = 0.0; ///< "marie" of marie.durand@
    double last = 0.0;  ///< "durand" of marie.durand@ or mdurand@
};
[[nodiscard]] EmailMatch match_emails(const ColumnSample& column, const ColumnSample& emails);

} // namespace bdd::intake
