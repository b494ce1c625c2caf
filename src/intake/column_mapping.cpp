#include "intake/content_guess.hpp"
#include "intake/doubtful_names.hpp"
#include "intake/draft.hpp"
#include "intake/name_check.hpp"
#include "intake/settle.hpp"

#include <bdd/core/text.hpp>
#include <bdd/intake/column_mapping.hpp>

#include <algorithm>
#include <array>

namespace bdd::intake {

namespace {

const MappingRule* find_rule(std::span<const MappingRule> rules, const std::string& column) {
    const auto exact = std::find_if(rules.begin(), rules.end(),
                                    [&](const MappingRule& rule) { return rule.column == column; });
    if (exact != rules.end()) {
        return &*exact;
    }
    const std::string key = text::key(column);
    const auto folded = std::find_if(rules.begin(), rules.end(), [&](const MappingRule& rule) {
        return !key.empty() && text::key(rule.column) == key;
    });
    return folded == rules.end() ? nullptr : &*folded;
}

/// True when a rule, or a known name without field, leaves nothing to decide.
bool apply_rules(Draft& draft, std::span<const MappingRule> given,
                 std::span<const MappingRule> saved) {
    if (const MappingRule* rule = find_rule(given, draft.mapped.column)) {
        draft.set(rule->field, MappingOrigin::given, 100);
        return true;
    }
    if (const MappingRule* rule = find_rule(saved, draft.mapped.column)) {
        draft.set(rule->field, MappingOrigin::saved, 100);
        return true;
    }
    return false;
}

Draft make_draft(const std::string& column, const ColumnSample& sample,
                 std::span<const MappingRule> given, std::span<const MappingRule> saved) {
    Draft draft;
    draft.sample = &sample;
    draft.content = ColumnContent(sample);
    draft.mapped.column = column;
    if (apply_rules(draft, given, saved)) {
        draft.closed = true;
        return draft;
    }
    draft.generic_name = is_generic_name(column);
    draft.reading = read_name(column);
    if (!draft.reading) {
        return draft;
    }
    draft.mapped.field = draft.reading->field;
    draft.mapped.origin = MappingOrigin::header;
    draft.mapped.confidence_percent = draft.reading->confidence_percent;
    draft.closed = !draft.reading->field;
    return draft;
}

} // namespace

std::string_view keyword(MappingOrigin origin) noexcept {
    static constexpr std::array<std::string_view, 5> k_words = {"given", "saved", "header",
                                                                "content", "none"};
    return k_words[static_cast<std::size_t>(origin)];
}

ColumnMapping map_columns(std::span<const std::string> columns,
                          std::span<const ColumnSample> samples, std::span<const MappingRule> given,
                          std::span<const MappingRule> saved) {
    static const ColumnSample k_no_sample;
    Drafts drafts;
    drafts.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnSample& sample = i < samples.size() ? samples[i] : k_no_sample;
        drafts.push_back(make_draft(columns[i], sample, given, saved));
    }
    for (Draft& draft : drafts) {
        check_by_content(draft);
    }
    resolve_doubtful_names(drafts);
    guess_unknown(drafts);
    settle(drafts);

    ColumnMapping mapping;
    mapping.reserve(drafts.size());
    for (Draft& draft : drafts) {
        mapping.push_back(std::move(draft.mapped));
    }
    return mapping;
}

} // namespace bdd::intake
