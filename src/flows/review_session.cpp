#include "flows/review_session.hpp"

#include "flows/asked_id.hpp"
#include "flows/review_page.hpp"
#include "flows/show_text.hpp"
#include "flows/undo_run.hpp"
#include "flows/verdicts.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr char k_ctrl_c = '\x03';
constexpr char k_ctrl_d = '\x04';
/// From so many contacts on, reading the evidence takes long enough to be announced.
constexpr std::int64_t k_many_contacts = 50'000;

/// The same pair as the base sees it now: of the contacts that its records belong to now. Empty
/// when these are one contact, or when somebody has said that they are not.
std::optional<storage::ReviewPair> still_waiting(storage::Database& base,
                                                 const storage::ReviewPair& pair) {
    const std::vector<storage::ReviewPair> queue = review_queue(base);
    const auto found = std::find_if(queue.begin(), queue.end(), [&](const auto& waiting) {
        return std::minmax(waiting.a, waiting.b) == std::minmax(pair.a, pair.b);
    });
    return found == queue.end() ? std::nullopt : std::optional(*found);
}

} // namespace

ReviewSession::ReviewSession(cli::Context& ctx, std::vector<storage::ReviewPair> queue)
    : m_ctx(&ctx)
    , m_queue(std::move(queue)) {
    storage::Database base = open_to_read(ctx);
    if (storage::ContactReader(base).count() >= k_many_contacts) {
        ctx.notice(_("reading the evidence …"));
    }
    std::vector<model::RecordId> records;
    for (const storage::ReviewPair& pair : m_queue) {
        records.insert(records.end(), {pair.a, pair.b});
    }
    m_evidence.emplace(base, std::move(records), ctx.cancel, ctx.progress);
}

Exit ReviewSession::run() {
    help();
    Next next = Next::show;
    while (next != Next::end) {
        if (next == Next::show) {
            while (m_place < m_queue.size() && !show()) {
                ++m_place;
            }
            if (m_place == m_queue.size()) {
                say(_("\nthat was the last pair: u undo the last answer, any other key to end"));
            }
        }
        const std::optional<char> key = m_ctx->io.read_key();
        next = key ? take_key(*key) : Next::end;
    }
    report();
    return m_ctx->cancel.requested() ? Exit::interrupted : Exit::done;
}

bool ReviewSession::show() {
    storage::Database base = open_to_read(*m_ctx);
    const auto waiting = still_waiting(base, m_queue[m_place]);
    std::optional<ReviewItem> item = waiting ? ReviewSides(base).find(*waiting) : std::nullopt;
    if (!item) {
        return false;
    }
    m_item = std::move(*item);
    ReviewPage page;
    page.number = m_place + 1;
    page.total = m_queue.size();
    page.item = &m_item;
    page.why = m_evidence->explain(m_item.a.record, m_item.b.record);
    page.width = m_ctx->io.out.columns();
    page.color = m_ctx->color_out;
    m_ctx->print(page_text(page));
    prompt();
    return true;
}

ReviewSession::Next ReviewSession::take_key(char key) {
    if (key == 'u' || key == 'U') {
        return take_back();
    }
    if (m_place == m_queue.size()) {
        return Next::end;
    }
    switch (key) {
    case 's':
    case 'S':
        return answer(true);
    case 'd':
    case 'D':
        return answer(false);
    case 'k':
    case 'K':
        say(_("passed over"));
        m_steps.push_back({m_place++, std::nullopt, false});
        return Next::show;
    case 'q':
    case 'Q':
    case k_ctrl_c:
    case k_ctrl_d:
    case '\0': // What a Ctrl-D that was typed ahead becomes.
        say("");
        return Next::end;
    case '\n':
    case '\r':
        return Next::wait;
    default:
        help();
        prompt();
        return Next::wait;
    }
}

/// What fails is told, and the pair stays: another run may hold the base for a moment.
template <typename Act>
ReviewSession::Next ReviewSession::attempt(Act&& act) {
    try {
        act();
        return Next::show;
    } catch (const Error& error) {
        if (error.code() == Errc::interrupted) {
            return Next::end;
        }
        say(text_of(_("not done: {0}"), error.what()));
        if (!error.hint().empty()) {
            say("  " + error.hint());
        }
        prompt();
        return Next::wait;
    }
}

ReviewSession::Next ReviewSession::answer(bool same) {
    return attempt([&] {
        WriteSession session(*m_ctx, "dedupe review", false);
        VerdictWriter writer(session);
        const model::ContactId a = asked_contact(writer.members(), m_item.a.contact);
        const model::ContactId b = asked_contact(writer.members(), m_item.b.contact);
        const SaidPair said = same || a == b ? writer.same(a, b) : writer.different(a, b);
        if (!said.changed) {
            session.abandon();
            say(_("that is so already"));
            ++m_place;
            return;
        }
        writer.conclude(m_ctx->cancel);
        session.finish({{"contacts_merged", same ? 1 : 0},
                        {"records_moved", said.records_moved},
                        {"verdicts", said.verdicts}});
        m_steps.push_back({m_place++, session.run(), same});
        say(same ? text_of(_("same: {0} is part of {1} now (run {2})"), uid_of(said.from),
                           uid_of(said.into), session.run().value)
                 : text_of(_("different: {0} and {1} will never be merged (run {2})"), uid_of(a),
                           uid_of(b), session.run().value));
    });
}

ReviewSession::Next ReviewSession::take_back() {
    if (m_steps.empty()) {
        say(_("there is nothing to undo"));
        return Next::wait;
    }
    return attempt([&] {
        const Step last = m_steps.back();
        if (last.run) {
            WriteSession session(*m_ctx, "undo", false);
            const auto run = session.runs().find(*last.run);
            if (run && !run->undone_by) { // Else somebody else has done it.
                const storage::UndoCounts counts = undo_run(session, *last.run, m_ctx->cancel);
                session.finish({{"undone", last.run->value},
                                {"records_removed", counts.records_removed},
                                {"records_restored", counts.records_restored},
                                {"records_moved", counts.records_moved}});
            }
            say(text_of(_("undid run {0}"), last.run->value));
        }
        m_place = last.place;
        m_steps.pop_back();
    });
}

void ReviewSession::help() const {
    say(_("Are these two the same person? Press a key:\n"
          "  s  same: they become one contact\n"
          "  d  different: no run will ever merge them\n"
          "  k  skip: they come again next time\n"
          "  u  undo the last answer\n"
          "  q  quit, as Ctrl-D and Ctrl-C do; every answer is kept at once\n"
          "  ?  this help"));
}

void ReviewSession::prompt() const {
    m_ctx->print(_("s same · d different · k skip · u undo · q quit · ? help: "));
    m_ctx->io.out.flush();
}

void ReviewSession::say(std::string_view line) const {
    m_ctx->print(std::string(line) + "\n");
}

void ReviewSession::report() const {
    const auto count = [&](auto&& holds) {
        return std::count_if(m_steps.begin(), m_steps.end(), holds);
    };
    const auto same = count([](const Step& step) { return step.run && step.same; });
    const auto different = count([](const Step& step) { return step.run && !step.same; });
    const auto waiting = [&] {
        storage::Database base = open_to_read(*m_ctx);
        return static_cast<std::int64_t>(review_count(base));
    };
    if (same + different == 0) {
        m_ctx->summary(text_of(_("nothing said; pairs that wait: {0}"), count_text(waiting())));
        return;
    }
    const auto last = std::find_if(m_steps.rbegin(), m_steps.rend(),
                                   [](const Step& step) { return step.run.has_value(); });
    m_ctx->summary(text_of(_("same: {0}, different: {1}, skipped: {2}, pairs that wait: {3}; each "
                             "answer is a run; to undo the last: bdd undo {4}"),
                           count_text(same), count_text(different),
                           count_text(count([](const Step& step) { return !step.run; })),
                           count_text(waiting()), last->run->value));
}

} // namespace bdd::flows
