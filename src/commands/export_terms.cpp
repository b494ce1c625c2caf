#include "commands/export_terms.hpp"

#include "commands/protect_options.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <utility>
#include <vector>

namespace bdd::commands {

void add_purpose(CLI::App& command, protect::Purpose& purpose, const std::string& description) {
    std::vector<std::pair<std::string, protect::Purpose>> words;
    for (const protect::Purpose known : protect::k_purposes) {
        words.emplace_back(keyword(known), known);
    }
    cli::add_choice(command, "--purpose", purpose, std::move(words), description);
}

void add_export_terms(CLI::App& command, ExportTermsOptions& options) {
    add_purpose(command, options.purpose,
                _("What the people will be contacted for; internal: nobody is"));
    command.add_option("--for", options.recipient,
                       _("Who gets the file, when it leaves the house"));
    add_channels(command, "--channel", options.channels,
                 _("Only those who may be reached so: email,sms,phone,post"));
    command.add_flag("--without-notice", options.without_notice,
                     _("The message will not say where the data comes from: leave out those who "
                       "were never told"));
    command.add_option("--purge-by", options.purge_by,
                       _("Day by which the file must be gone (default: in 90 days)"));
    cli::add_dry_run(command, options.dry_run);
}

flows::ExportTerms terms_of(const ExportTermsOptions& options, Date today) {
    flows::ExportTerms terms;
    terms.purpose = options.purpose;
    if (options.recipient) {
        terms.recipient = std::string(text::trim(*options.recipient));
        if (terms.recipient.empty()) {
            throw Error(Errc::usage, _("--for names nobody"),
                        _("name who gets the file, or leave --for out when it stays in the house"));
        }
    }
    terms.channels = options.channels.value_or(protect::Channels{});
    terms.carries_notice = !options.without_notice;
    if (options.purge_by) {
        terms.purge_by = options.purge_by->value;
        if (to_days(*terms.purge_by) < to_days(today)) {
            throw Error(Errc::usage,
                        text_of(_("--purge-by {0} is over"), to_string(*terms.purge_by)),
                        _("name the day by which the file must be gone"));
        }
    }
    terms.dry_run = options.dry_run;
    return terms;
}

} // namespace bdd::commands
