#include "flows/reference/load_report.hpp"

#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <map>

namespace bdd::flows {

namespace {

std::string number(std::uint64_t count) {
    return count_text(static_cast<std::int64_t>(count));
}

/// "ban 75": what a base is called on the command line.
std::string title(const rnvp::LoadedBase& base) {
    return base.scope.empty() ? kind_words(base.kind) : kind_words(base.kind) + ' ' + base.scope;
}

std::string outcome_line(const LoadedBaseReport& base) {
    switch (base.outcome) {
    case LoadOutcome::added:
        return text_of(_("{0} of {1} added"), title(base.base), base.base.data_date);
    case LoadOutcome::replaced:
        return text_of(_("{0} of {1} replaced what was there"), title(base.base),
                       base.base.data_date);
    case LoadOutcome::unchanged:
        return text_of(_("{0}: loaded already"), title(base.base));
    case LoadOutcome::older:
        break;
    }
    return text_of(_("{0} of {1} not taken: that of {2} is newer (--replace takes it, --date says "
                     "how old it is)"),
                   title(base.base), base.base.data_date, base.than);
}

} // namespace

std::string kind_words(std::string_view kind) {
    const std::map<std::string_view, std::string> words{
        {"hexasmal", _("postcodes of La Poste")},
        {"ban", _("BAN streets")},
        {"bano", _("BANO streets")},
        {"sirene", _("SIRENE CEDEX codes")},
        {"sirene-l2", _("SIRENE CEDEX codes (before 2019)")},
        {"cedex", _("CEDEX codes")},
        {"cedex-hints", _("CEDEX codes without labels")},
        {"communes", _("communes")},
        {"alias", _("aliases")}};
    const auto found = words.find(kind);
    return found == words.end() ? std::string(kind) : found->second;
}

std::vector<std::string> load_lines(const LoadReport& report) {
    std::vector<std::string> lines;
    for (const FileReport& file : report.files) {
        const std::string name = file.file + ": ";
        for (const LoadedBaseReport& base : file.bases) {
            const std::string rows =
                base.outcome == LoadOutcome::unchanged
                    ? std::string()
                    : ", " + text_of(BDD_N("{0} row", "{0} rows", base.base.rows),
                                     number(base.base.rows));
            lines.push_back(name + outcome_line(base) + rows);
        }
        for (std::size_t i = 0; i < file.left_out.size(); ++i) {
            if (const std::uint64_t count = file.left_out[i]; count > 0) {
                lines.push_back(
                    name + text_of(BDD_N("{0} row left out: {1}", "{0} rows left out: {1}", count),
                                   number(count), words(static_cast<LeftOut>(i))));
            }
        }
        for (const std::string& notice : file.notices) {
            lines.push_back(name + notice);
        }
    }
    return lines;
}

nlohmann::ordered_json load_json_report(const LoadReport& report, double seconds) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const FileReport& file : report.files) {
        nlohmann::ordered_json bases = nlohmann::ordered_json::array();
        for (const LoadedBaseReport& base : file.bases) {
            bases.push_back({{"kind", base.base.kind},
                             {"scope", base.base.scope},
                             {"data_date", base.base.data_date},
                             {"rows", base.base.rows},
                             {"outcome", keyword(base.outcome)}});
        }
        nlohmann::ordered_json left_out = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < file.left_out.size(); ++i) {
            if (file.left_out[i] > 0) {
                left_out[std::string(keyword(static_cast<LeftOut>(i)))] = file.left_out[i];
            }
        }
        files.push_back({{"file", file.file},
                         {"rows", file.rows},
                         {"bases", bases},
                         {"left_out", left_out},
                         {"notices", file.notices}});
    }
    return {{"reference", report.path},
            {"written", report.wrote},
            {"files", files},
            {"seconds", seconds}};
}

bool has_older(const LoadReport& report) {
    return std::any_of(report.files.begin(), report.files.end(), [](const FileReport& file) {
        return std::any_of(file.bases.begin(), file.bases.end(), [](const LoadedBaseReport& base) {
            return base.outcome == LoadOutcome::older;
        });
    });
}

} // namespace bdd::flows
