#include "commands/export_terms.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <utility>
#include <vector>

namespace bdd::commands {

protect::Channels parse_channels(const std::string& list) {
    protect::Channels channels;
    for (const std::string_view piece : text::split(list, ',')) {
        const std::string_view word = text::trim(piece);
        if (const auto channel = protect::parse_channel(word)) {
            channels.add(*channel);
            continue;
        }
        std::vector<std::string> words;
        for (const protect::Channel channel : protect::k_channels) {
            words.emplace_back(keyword(channel));
        }
        std::string hint = did_you_mean(word, words);
        throw Error(Errc::usage, text_of(_("unknown channel '{0}'"), word),
                    hint.empty() ? text_of(_("write one or more of: {0}"), text::join(words, ","))
                                 : hint);
    }
    return channels;
}

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
    command.add_option("--channel", options.channels,
                       _("Only those who may be reached so: email,sms,phone,post"));
    command.add_flag("--without-notice", options.without_notice,
                     _("The message will not say where the data comes from: leave out those who "
                       "were never told"));
    command.add_option("--purge-by", options.purge_by,
                       _("Day by which the file must be gone (default: in 90 days)"));
    cli::add_dry_run(command, options.dry_run);
}

flows::ExportTerms terms_of(const ExportTermsOptions& options) {
    flows::ExportTerms terms;
    terms.purpose = options.purpose;
    terms.recipient = std::string(text::trim(options.recipient));
    terms.channels =
        options.channels.empty() ? protect::Channels{} : parse_channels(options.channels);
    terms.carries_notice = !options.without_notice;
    if (options.purge_by) {
        terms.purge_by = options.purge_by->value;
    }
    terms.dry_run = options.dry_run;
    return terms;
}

} // namespace bdd::commands
