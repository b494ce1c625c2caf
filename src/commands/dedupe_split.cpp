#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"
#include "flows/conclude.hpp"
#include "flows/show_text.hpp"
#include "flows/verdicts.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

/// Every part is held apart from every other: the verdicts grow with the square.
constexpr std::size_t k_most_parts = 200;

struct Options {
    std::string id;
    std::vector<cli::Count> records;
    bool dry_run = false;
};

using Part = std::vector<model::RecordId>;

/// The records that stay and those that leave, together.
std::vector<Part> part_named(const Options& options, model::ContactId contact,
                             const Part& records) {
    Part leaving;
    for (const cli::Count& named : options.records) {
        const model::RecordId record{static_cast<std::int64_t>(named.value)};
        if (!std::binary_search(records.begin(), records.end(), record)) {
            throw Error(Errc::not_found,
                        text_of(_("contact {0} has no record {1}"), uid_of(contact), record.value),
                        text_of(_("bdd show {0} lists its records"), uid_of(contact)));
        }
        leaving.push_back(record);
    }
    sort_unique(leaving);
    if (leaving.size() == records.size()) {
        throw Error(Errc::input, text_of(_("no record would stay in {0}"), uid_of(contact)),
                    _("name only the records that leave"));
    }
    Part staying;
    std::set_difference(records.begin(), records.end(), leaving.begin(), leaving.end(),
                        std::back_inserter(staying));
    return {std::move(staying), std::move(leaving)};
}

/// What stays in the contact comes first.
std::vector<Part> parts_of(const Options& options, model::ContactId contact, const Part& records) {
    if (records.size() < 2) {
        throw Error(Errc::input,
                    text_of(_("{0} is concluded from one record: there is nothing to split"),
                            uid_of(contact)));
    }
    if (!options.records.empty()) {
        return part_named(options, contact, records);
    }
    if (records.size() > k_most_parts) {
        throw Error(Errc::input,
                    text_of(_("{0} has {1} records: too many for a contact of each"),
                            uid_of(contact), count_text(static_cast<std::int64_t>(records.size()))),
                    _("name the records that leave with --record"));
    }
    std::vector<Part> parts;
    for (const model::RecordId record : records) {
        parts.push_back({record});
    }
    return parts;
}

std::int64_t keep_apart(WriteSession& session, const std::vector<Part>& parts) {
    storage::VerdictStore verdicts(session.base());
    std::int64_t kept = 0;
    for (std::size_t a = 0; a < parts.size(); ++a) {
        for (std::size_t b = a + 1; b < parts.size(); ++b) {
            kept += keep_verdict(verdicts, session, parts[a], parts[b], false);
        }
    }
    return kept;
}

std::vector<std::string> uids_of(const std::vector<model::ContactId>& contacts) {
    std::vector<std::string> uids;
    for (const model::ContactId contact : contacts) {
        uids.push_back(uid_of(contact));
    }
    return uids;
}

Exit run(const Options& options, cli::Context& ctx) {
    const model::ContactId asked = parse_contact_id(options.id);
    (void)open_to_read(ctx);
    WriteSession session(ctx, "dedupe split", options.dry_run);
    storage::SplitStore store(session.base());
    const model::ContactId contact = asked_contact(store, asked);
    const std::vector<Part> parts = parts_of(options, contact, store.records_of(contact));
    std::vector<model::ContactId> contacts{contact};
    std::int64_t moved = 0;
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        contacts.push_back(store.split(session.run(), contact, *part));
        moved += static_cast<std::int64_t>(part->size());
    }
    const std::int64_t kept = keep_apart(session, parts);
    conclude(session.base(), session.run(), contacts, {}, ctx.cancel);

    const auto made = static_cast<std::int64_t>(contacts.size()) - 1;
    const nlohmann::ordered_json counts{
        {"contacts_made", made}, {"records_moved", moved}, {"verdicts", kept}};
    session.finish(counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["contacts"] = uids_of(contacts);
        ctx.print_json(report);
    } else {
        std::vector<std::string> uids = uids_of(contacts);
        uids.erase(uids.begin());
        ctx.summary(text_of(BDD_N("{0} record of {1} left for {2} in {3}{4}",
                                  "{0} records of {1} left for {2} in {3}{4}",
                                  static_cast<unsigned long>(moved)),
                            count_text(moved), uid_of(contact), text::join(uids, ", "),
                            seconds_text(session.seconds()), session.undo_hint()));
    }
    return Exit::done;
}

} // namespace

void add_dedupe_split(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand(
        "split", _("Part the records of a contact, so that no run merges them again"));
    command->add_option("id", o->id, _("A contact (C0000012)"))->required();
    command
        ->add_option("--record", o->records,
                     _("Record that leaves, as bdd show numbers it; may be repeated: all of them "
                       "leave together (else each record gets a contact of its own)"))
        ->allow_extra_args(false);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe split C0000012\n"
                      "  bdd dedupe split C0000012 --record 345 --record 346"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
