#include "column_names.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <set>
#include <utility>

namespace bdd::io {

namespace {

/// `base`_2, _3 … : the first that is neither used nor the name of another column.
std::string numbered(const std::string& base, const std::set<std::string>& taken) {
    for (std::size_t number = 2;; ++number) {
        std::string name = fmt::format("{}_{}", base, number);
        if (!taken.contains(fold_column_name(name))) {
            return name;
        }
    }
}

} // namespace

std::string fold_column_name(std::string_view name) {
    const std::string folded = text::fold(name);
    std::string out;
    bool space = false;
    std::size_t i = 0;
    while (i < folded.size()) {
        const std::size_t start = i;
        const char32_t c = text::next_code_point(folded, i);
        const bool blank = c == '_' || c == '-' || c == '.' || c == '\'' || c <= ' ' || c == 0xA0 ||
                           c == 0x202F || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B);
        if (blank) {
            space = !out.empty();
            continue;
        }
        if (std::exchange(space, false)) {
            out.push_back(' ');
        }
        out.append(folded, start, i - start);
    }
    return out;
}

void set_columns(Dialect& dialect, const std::vector<std::string>& names) {
    std::vector<std::string> folded;
    std::set<std::string> taken;
    for (const std::string& name : names) {
        folded.push_back(fold_column_name(name));
        taken.insert(folded.back());
    }
    std::set<std::string> used;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string name = text::clean_line(names[i]);
        if (folded[i].empty()) {
            name = fmt::format("column_{}", i + 1);
            if (!taken.insert(fold_column_name(name)).second) {
                name = numbered(name, taken);
            }
            dialect.renamed.push_back(
                text_of(_("column {0} has no name and is called '{1}'"), i + 1, name));
        } else if (!used.insert(folded[i]).second) {
            name = numbered(name, taken);
            dialect.renamed.push_back(text_of(
                _("column {0} repeats the name '{1}' and is called '{2}'"), i + 1, names[i], name));
        }
        taken.insert(fold_column_name(name));
        dialect.columns.push_back(std::move(name));
    }
}

} // namespace bdd::io
