#include "commands/consent_commands.hpp"
#include "commands/protect_options.hpp"
#include "flows/protect/act_time.hpp"
#include "flows/protect/consent_writer.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::ConsentStatus;

/// What the person says no to: what was asked for, else everything that the log speaks of, and in
/// any case prospection.
std::vector<ConsentPair> refused_pairs(const ActOptions& options,
                                       const std::vector<storage::Consent>& log) {
    const auto is_asked_for = [&](const ConsentPair& pair) {
        return (!options.channels || options.channels->has(pair.channel)) &&
               (!options.purposes || options.purposes->has(pair.purpose));
    };
    protect::Purposes purposes = options.purposes.value_or(protect::Purposes{});
    if (!options.purposes) {
        purposes.add(protect::Purpose::prospection);
    }
    std::vector<ConsentPair> pairs =
        pairs_of(options.channels.value_or(protect::Channels::all()), purposes);
    for (const ConsentPair& known : flows::pairs_of(acts_of(log))) {
        if (is_asked_for(known) && std::find(pairs.begin(), pairs.end(), known) == pairs.end()) {
            pairs.push_back(known);
        }
    }
    return pairs;
}

Exit refuse(const ActOptions& options, cli::Context& ctx, ConsentStatus status) {
    const AskedPerson person = read_person(ctx, options.id);
    hide_traces(ctx, options);
    ConsentSaid said;
    said.status = status;
    said.at =
        options.at.empty() ? to_string(ctx.clock.today()) : read_act_time(options.at, ctx.clock);
    said.proof = text::trim(options.proof);
    said.ip = options.ip;
    said.user_agent = options.user_agent;

    (void)open_to_read(ctx);
    WriteSession session(ctx, status == ConsentStatus::denied ? "consent deny" : "consent withdraw",
                         options.dry_run);
    // A no holds for everybody who has the address.
    const std::vector<ConsentSubject> subjects = find_subjects(session.base(), person);
    if (subjects.empty()) {
        throw Error(Errc::not_found, _("no contact has this e-mail address"),
                    _("to keep it out of every list all the same: bdd suppress add"));
    }
    ConsentWriter writer(ctx, session);
    for (const ConsentSubject& subject : subjects) {
        for (const ConsentPair& pair :
             refused_pairs(options, writer.store().of_contact(subject.contact))) {
            const auto address = any_address_for(subject, pair.channel, person);
            if (!address) {
                throw Error(Errc::input,
                            text_of(_("{0} has no address at all"), uid_of(subject.contact)),
                            _("nobody can reach this contact; nothing needs to be withdrawn"));
            }
            writer.add(subject, pair, *address, said);
        }
    }
    writer.finish(nlohmann::ordered_json::object());
    return Exit::done;
}

void add_refusal(CLI::App& consent, cli::Context& ctx, ConsentStatus status,
                 const std::string& name, const std::string& description,
                 const std::string& footer) {
    auto o = std::make_shared<ActOptions>();
    CLI::App* command = consent.add_subcommand(name, description);
    add_person(*command, o->id);
    add_channels(*command, "--channel", o->channels,
                 _("From what: email, sms, phone, post (default: all)"));
    add_purposes(*command, "--purpose", o->purposes,
                 _("What for (default: prospection, and all that the person agreed to)"));
    add_act_options(*command, *o, _("When the person said no: a day, or a time in UTC (today)"));
    command->footer(footer);
    command->callback(
        [o, status, &ctx] { ctx.action = [o, status, &ctx] { return refuse(*o, ctx, status); }; });
}

} // namespace

void add_consent_refusals(CLI::App& consent, cli::Context& ctx) {
    add_refusal(consent, ctx, ConsentStatus::withdrawn, "withdraw",
                _("Note that a person takes a consent back; needs no proof"),
                _("Examples:\n"
                  "  bdd consent withdraw C0000012\n"
                  "  bdd consent withdraw - --channel email --purpose information --at "
                  "2026-02-03"));
    add_refusal(consent, ctx, ConsentStatus::denied, "deny",
                _("Note that a person was asked and said no"),
                _("Examples:\n"
                  "  bdd consent deny C0000012 --channel phone --at 2026-02-03 --proof 'call 77'"));
}

} // namespace bdd::commands
