#pragma once

#include "intake/column_content.hpp"
#include "intake/column_names.hpp"

#include <bdd/intake/column_mapping.hpp>

#include <optional>
#include <vector>

namespace bdd::intake {

/// One column on its way to a field.
struct Draft {
    const ColumnSample* sample = nullptr;
    ColumnContent content;
    std::optional<NameReading> reading; ///< What the dictionary says; nothing: unknown name.
    bool generic_name = false;
    bool closed = false; ///< By a rule or a known name without field: cells decide nothing.
    MappedColumn mapped;

    [[nodiscard]] bool is(model::Field field) const noexcept { return mapped.field == field; }
    /// Mapped by a rule, or by a name that leaves no doubt.
    [[nodiscard]] bool is_sure() const noexcept {
        return mapped.field && mapped.confidence_percent >= k_sure_name_percent;
    }
    void set(model::Field field, MappingOrigin origin, int confidence_percent) {
        mapped.field = field;
        mapped.origin = origin;
        mapped.confidence_percent = confidence_percent;
    }
    /// Keeps origin and confidence of what decided against a field.
    void drop(MappingOrigin origin) {
        mapped.field = std::nullopt;
        mapped.origin = origin;
    }
};
using Drafts = std::vector<Draft>;

} // namespace bdd::intake
