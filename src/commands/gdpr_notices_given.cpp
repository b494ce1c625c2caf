#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/asked_wording.hpp"
#include "flows/protect/consent_subject.hpp"
#include "flows/protect/rights_desk.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/protect/notice.hpp>
#include <bdd/storage/export_store.hpp>
#include <bdd/storage/notice_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

enum class How { sent, shown, read_out };

struct Options {
    std::vector<std::string> people;
    std::optional<cli::Count> run;
    std::string wording;
    std::string lang = "fr";
    How how = How::sent;
    std::optional<cli::Day> day;
    bool dry_run = false;
};

const char* word_of(How how) {
    return how == How::sent ? "sent" : how == How::shown ? "shown" : "read_out";
}

std::string parts_text(const std::vector<protect::NoticePart>& parts) {
    std::vector<std::string> words;
    for (const protect::NoticePart part : parts) {
        words.push_back("{" + std::string(keyword(part)) + "}");
    }
    return text::join(words, " ");
}

/// The export that a run wrote, for others.
storage::ExportEntry require_export(storage::Database& base, std::uint64_t run) {
    for (const storage::ExportEntry& entry : storage::ExportStore(base).newest(-1)) {
        if (static_cast<std::uint64_t>(entry.run.value) != run) {
            continue;
        }
        if (entry.purpose == "internal") {
            throw Error(Errc::refused,
                        text_of(_("the file of run {0} was for work within the house: nobody got "
                                  "a message by it"),
                                run),
                        _("bdd gdpr exports shows what each file was for"));
        }
        return entry;
    }
    throw Error(Errc::not_found, text_of(_("run {0} wrote no file"), run),
                _("bdd gdpr exports lists those that did"));
}

void check(const Options& options) {
    if (options.people.empty() == !options.run.has_value()) {
        throw Error(Errc::usage, _("who was told: contacts, or those of an export?"),
                    _("name contacts, or the run of the export: --run 17 (bdd gdpr exports)"));
    }
    if (options.run && options.how != How::sent) {
        throw Error(Errc::usage, _("a notice that goes with an export is sent"),
                    _("leave --how out, or name the contacts"));
    }
}

std::int64_t give_to_people(WriteSession& session, const storage::NoticeGiven& notice,
                            std::span<const AskedPerson> asked) {
    const RequestPeople people = people_of(session.base(), asked);
    if (!people.strangers.empty()) {
        throw Error(Errc::not_found, _("no contact has this e-mail address"),
                    _("import the person first, or look for another address with bdd find"));
    }
    storage::NoticeStore store(session.base());
    std::int64_t told = 0;
    for (const ConsentSubject& subject : people.subjects) {
        const auto known = store.of_contact(subject.contact);
        const bool is_known =
            std::any_of(known.begin(), known.end(), [&](const storage::NoticeGiven& one) {
                return one.wording == notice.wording && one.how == notice.how &&
                       one.given_on == notice.given_on;
            });
        if (!is_known) {
            store.give(subject.records.front().record, notice);
            ++told;
        }
    }
    return told;
}

Exit given(const Options& options, cli::Context& ctx) {
    check(options);
    std::vector<AskedPerson> asked;
    for (const std::string& word : options.people) {
        asked.push_back(read_person(ctx, word));
    }
    const Date today = ctx.clock.today();
    const Date day = options.day ? options.day->value : today;
    if (day > today) {
        throw Error(Errc::usage, text_of(_("{0} has not come yet"), to_string(day)),
                    _("note a notice once it was given"));
    }
    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr notices given", options.dry_run);
    storage::WordingStore wordings(session.base());
    const storage::Wording wording = asked_wording(wordings, options.wording, options.lang);
    const storage::NoticeGiven notice{session.run(), wording.id, word_of(options.how),
                                      to_string(day)};
    std::int64_t told = 0;
    if (options.run) {
        const storage::ExportEntry entry = require_export(session.base(), options.run->value);
        if (to_string(day) < entry.at.substr(0, 10)) {
            throw Error(Errc::usage,
                        text_of(_("the file of run {0} was not there on {1}"), options.run->value,
                                to_string(day)),
                        text_of(_("it was written on {0}"), entry.at));
        }
        told = storage::NoticeStore(session.base()).give_with_export(entry.id, notice)
                   ? entry.contacts
                   : 0;
    } else {
        told = give_to_people(session, notice, asked);
    }
    const nlohmann::ordered_json counts{{"told", told}};
    session.finish_if(told > 0, counts);
    const auto missing = protect::missing_parts(wording.text);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["wording"] = name_of(wording);
        report["given_on"] = to_string(day);
        ctx.print_json(report);
        return Exit::done;
    }
    ctx.summary(told == 0 ? std::string(_("it was noted before; nothing changed"))
                          : text_of(BDD_N("{0} contact was told on {1}, with {2}",
                                          "{0} contacts were told on {1}, with {2}",
                                          static_cast<unsigned long>(told)),
                                    count_text(told), to_string(day), name_of(wording)));
    if (!missing.empty()) {
        ctx.notice(text_of(_("this wording has no place for {0}: see bdd gdpr notices check"),
                           parts_text(missing)));
    }
    if (session.dry_run()) {
        ctx.summary(_("nothing written (dry run)"));
    }
    return Exit::done;
}

Exit check_wording(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::WordingStore wordings(base);
    const storage::Wording wording = asked_wording(wordings, options.wording, options.lang);
    const auto missing = protect::missing_parts(wording.text);
    if (ctx.json()) {
        auto list = nlohmann::ordered_json::array();
        for (const protect::NoticePart part : missing) {
            list.push_back(keyword(part));
        }
        ctx.print_json({{"wording", name_of(wording)}, {"missing", std::move(list)}});
    } else if (missing.empty()) {
        ctx.summary(
            text_of(_("{0} says all that a notice must say (RGPD art. 14)"), name_of(wording)));
    } else {
        ctx.summary(text_of(_("{0} has no place for {1}"), name_of(wording), parts_text(missing)));
    }
    return missing.empty() ? Exit::done : Exit::attention;
}

void add_lang(CLI::App& command, Options& options) {
    command.add_option("--lang", options.lang, _("Language of the wording"))->capture_default_str();
}

} // namespace

void add_gdpr_notices_given(CLI::App& notices, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = notices.add_subcommand(
        "given", _("Note that people were told: contacts, or all those of an export"));
    command->add_option("person", o->people,
                        _("Contacts (C0000012) or e-mails; - reads one from standard input"));
    command->add_option("--run", o->run, _("The run that wrote the export of the message"));
    command->add_option("--wording", o->wording, _("What they were told: NAME or NAME@VERSION"))
        ->required();
    add_lang(*command, *o);
    cli::add_choice(*command, "--how", o->how,
                    {{"sent", How::sent}, {"shown", How::shown}, {"read-out", How::read_out}},
                    _("How: sent, shown, read-out"));
    command->add_option("--on", o->day, _("The day (today)"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr notices given --run 17 --wording source-notice --on 2026-01-12\n"
                      "  bdd gdpr notices given C0000012 --wording source-notice --how read-out"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return given(*o, ctx); }; });
}

void add_gdpr_notices_check(CLI::App& notices, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = notices.add_subcommand(
        "check", _("Check that a wording has a place for all that a notice must say"));
    command
        ->add_option("wording", o->wording,
                     _("NAME or NAME@VERSION; its places are {controller} {contact} {purposes} "
                       "{basis} {categories} {source_name} {recipients} {period} {rights} "
                       "{objection} {complaint}"))
        ->required();
    add_lang(*command, *o);
    command->footer(_("Examples:\n"
                      "  bdd gdpr notices check source-notice"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return check_wording(*o, ctx); }; });
}

} // namespace bdd::commands
