#include "commands/erasure_report.hpp"
#include "commands/retention_apply.hpp"
#include "flows/protect/due_people.hpp"
#include "flows/protect/erase_batches.hpp"
#include "flows/protect/erase_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <utility>

namespace bdd::commands {

using namespace flows;

namespace {

struct Passed {
    std::vector<model::ContactId> contacts;
    std::int64_t held = 0; ///< They stay, for a request of theirs is open.
};

Passed read_passed(cli::Context& ctx, storage::Database& base) {
    const Date today = ctx.clock.today();
    Passed passed;
    for (const DuePerson& person : due_people(base, gate_settings(ctx.settings), today, today)) {
        if (person.state != TermState::passed) {
            continue;
        }
        if (person.is_held) {
            ++passed.held;
        } else {
            passed.contacts.push_back(person.contact);
        }
    }
    return passed;
}

std::string question(const RetentionApply& options, std::int64_t count) {
    const auto n = static_cast<unsigned long>(count);
    return options.archive
               ? text_of(BDD_N("{0} contact past its term: move it to the archive, and erase it "
                               "here for good?",
                               "{0} contacts past their term: move them to the archive, and erase "
                               "them here for good?",
                               n),
                         count_text(count))
               : text_of(BDD_N("{0} contact past its term: erase it for good, without a way back?",
                               "{0} contacts past their term: erase them for good, without a way "
                               "back?",
                               n),
                         count_text(count));
}

void tell_held(const cli::Context& ctx, std::int64_t held) {
    if (held > 0) {
        ctx.notice(text_of(BDD_N("{0} more contact stays: restricted, or a request is open",
                                 "{0} more contacts stay: restricted, or a request is open",
                                 static_cast<unsigned long>(held)),
                           count_text(held)));
    }
}

Exit nobody(cli::Context& ctx, WriteSession& session, const nlohmann::ordered_json& counts) {
    session.abandon();
    nlohmann::ordered_json report = session.report(counts);
    if (ctx.json()) {
        ctx.print_json(report);
    }
    ctx.summary(_("nobody is past the term"));
    return Exit::done;
}

} // namespace

Exit apply_retention(const RetentionApply& options, cli::Context& ctx) {
    if (options.archive) {
        check_terms(*options.archive, ctx.clock.today());
    }
    DoneErasure done;
    {
        (void)open_to_read(ctx);
        WriteSession session(ctx, "gdpr retention", options.dry_run);
        const Passed passed = read_passed(ctx, session.base());
        tell_held(ctx, passed.held);
        const auto count = static_cast<std::int64_t>(passed.contacts.size());
        if (count == 0) {
            return nobody(ctx, session, {{"contacts", 0}, {"held", passed.held}});
        }
        if (!options.dry_run && !ctx.confirm(question(options, count), options.yes)) {
            session.abandon();
            ctx.summary(_("nothing was erased"));
            return Exit::refused;
        }
        if (options.archive) {
            copy_to_archive(ctx, session, passed.contacts, *options.archive);
        }
        Erasure erasure = erase_many(ctx, session, passed.contacts);
        nlohmann::ordered_json counts = erasure_counts_json(erasure);
        counts["archived"] = options.archive ? count : 0;
        counts["held"] = passed.held;
        done = finish_erasure(ctx, session, std::move(erasure), counts);
    } // The base must be closed before its bytes are read.
    const Exit exit = report_erasure(ctx, done);
    if (options.archive && !options.dry_run) {
        tell_archived(ctx, *options.archive);
    }
    return exit;
}

} // namespace bdd::commands
