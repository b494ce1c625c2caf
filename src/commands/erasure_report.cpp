#include "commands/erasure_report.hpp"

#include "flows/protect/check_words.hpp"
#include "flows/protect/erase_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace bdd::commands {

using namespace flows;

namespace {

std::vector<PersonValue> own_values(const Erasure& erasure) {
    std::vector<PersonValue> values;
    for (const KnownPerson& person : erasure.people) {
        for (const PersonValue& value : person.values) {
            if (!value.is_shared) {
                values.push_back(value);
            }
        }
    }
    return values;
}

/// Of many people only what is found is worth a line.
void drop_unfound(ValueCheck& check, std::vector<PersonValue>& values) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (check.values[i].is_left()) {
            std::swap(check.values[kept], check.values[i]);
            std::swap(values[kept], values[i]);
            ++kept;
        }
    }
    check.values.resize(kept);
    values.resize(kept);
}

template <typename Test>
std::size_t count_hits(const ValueCheck& check, Test test) {
    return static_cast<std::size_t>(std::count_if(check.values.begin(), check.values.end(), test));
}

std::string found_nothing(const Erasure& erasure, const ValueCheck& check) {
    const std::size_t others =
        count_hits(check, [](const ValueHits& hits) { return hits.is_of_others(); });
    const std::size_t kept = count_hits(
        check, [](const ValueHits& hits) { return !hits.archive.empty() && !hits.is_of_others(); });
    const std::size_t own = check.values.size() - others - kept;
    std::string text =
        text_of(BDD_N("no spelling of {0} value is left in any byte of {1} files",
                      "no spelling of {0} values is left in any byte of {1} files", own),
                own, check.files.size());
    text += others > 0 ? text_of(_("; others have {0} more of theirs too"), others) : std::string();
    text +=
        kept > 0
            ? text_of(BDD_N("; the archive keeps {0} name", "; the archive keeps {0} names", kept),
                      kept)
            : std::string();
    if (const auto people = static_cast<std::int64_t>(erasure.people.size());
        people < erasure.counts.contacts) {
        text += "\n" + text_of(_("looked for were the values of {0} of the {1} people"),
                               count_text(people), count_text(erasure.counts.contacts));
    }
    return text + "\n";
}

/// So that no free page holds the people. They are gone from every table by now, so what fails here
/// is told and can be done again: false.
bool rewrite_base(const cli::Context& ctx, storage::Database& base) {
    try {
        if (base.rewrite()) {
            return true;
        }
        ctx.notice(_("somebody else has the base open: its log could not be emptied"));
    } catch (const Error& error) {
        ctx.notice(text_of(_("the base could not be written anew: {0}"), error.what()));
    }
    ctx.notice(_("old pages may still hold values: bdd gdpr verify --clean VALUE… once that is "
                 "mended"));
    return false;
}

void print_rehearsal(cli::Context& ctx, const Erasure& erasure, nlohmann::ordered_json report) {
    if (ctx.json()) {
        report["outside"] = outside_json(erasure);
        ctx.print_json(report);
        return;
    }
    ctx.print(erasure_text(erasure, true));
    ctx.summary(_("nothing written (dry run)"));
}

} // namespace

DoneErasure finish_erasure(const cli::Context& ctx, WriteSession& session, Erasure erasure,
                           const nlohmann::ordered_json& counts) {
    DoneErasure done;
    session.finish(counts);
    done.erasure = std::move(erasure);
    done.report = session.report(counts);
    done.dry_run = session.dry_run();
    done.is_clean = done.dry_run || rewrite_base(ctx, session.base());
    return done;
}

Exit report_erasure(cli::Context& ctx, const DoneErasure& done) {
    const Erasure& erasure = done.erasure;
    if (done.dry_run) {
        print_rehearsal(ctx, erasure, done.report);
        return Exit::done;
    }
    std::vector<PersonValue> values = own_values(erasure);
    ValueCheck check = check_values(ctx, values, {});
    const std::string nothing = found_nothing(erasure, check);
    const bool leaves = check.leaves();
    if (erasure.come_back == ComeBack::as_new) {
        drop_unfound(check, values);
    }
    if (ctx.json()) {
        nlohmann::ordered_json report = done.report;
        report["outside"] = outside_json(erasure);
        report["check"] = check_json(check, values);
        report["check"]["people"] = erasure.people.size();
        ctx.print_json(report);
    } else {
        ctx.print(erasure_text(erasure, false));
        ctx.print(leaves ? check_text(check, values) : nothing);
    }
    return leaves || !done.is_clean ? Exit::attention : Exit::done;
}

} // namespace bdd::commands
