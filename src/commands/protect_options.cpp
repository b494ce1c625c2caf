#include "commands/protect_options.hpp"

#include "cli/options.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <string_view>
#include <vector>

namespace bdd::commands {

namespace {

using protect::Purpose;

bool can_be_agreed_to(protect::Channel) noexcept {
    return true;
}

bool can_be_agreed_to(Purpose purpose) noexcept {
    return purpose != Purpose::service && purpose != Purpose::internal;
}

template <typename Enum, typename All>
CLI::Option* add_words(CLI::App& command, const std::string& name,
                       std::optional<protect::Set<Enum>>& target, const All& all,
                       const std::string& description) {
    std::vector<std::string> words;
    for (const Enum value : all) {
        if (can_be_agreed_to(value)) {
            words.emplace_back(keyword(value));
        }
    }
    const CLI::callback_t take = [&target, &all, words](const CLI::results_t& given) {
        protect::Set<Enum> set;
        for (const std::string& list : given) {
            for (const std::string_view part : text::split(list, ',')) {
                const std::string word(text::trim(part));
                bool is_known = false;
                for (const Enum value : all) {
                    if (can_be_agreed_to(value) && keyword(value) == word) {
                        set.add(value);
                        is_known = true;
                    }
                }
                if (!is_known) {
                    throw cli::BadValue(
                        list, text_of(_("'{0}' is not one of {1}"), word, text::join(words, ", ")),
                        did_you_mean(word, words));
                }
            }
        }
        target = set;
        return true;
    };
    return command.add_option(name, take, description)
        ->type_name("LIST")
        ->expected(1, -1)
        ->allow_extra_args(false);
}

template <typename Enum, typename All>
std::string joined(protect::Set<Enum> set, const All& all) {
    std::string out;
    for (const Enum value : all) {
        if (set.has(value)) {
            out += (out.empty() ? "" : " ") + std::string(keyword(value));
        }
    }
    return out;
}

} // namespace

CLI::Option* add_channels(CLI::App& command, const std::string& name,
                          std::optional<protect::Channels>& target,
                          const std::string& description) {
    return add_words(command, name, target, protect::k_channels, description);
}

CLI::Option* add_purposes(CLI::App& command, const std::string& name,
                          std::optional<protect::Purposes>& target,
                          const std::string& description) {
    return add_words(command, name, target, protect::k_purposes, description);
}

std::string words_of(protect::Channels channels) {
    return joined(channels, protect::k_channels);
}

std::string words_of(protect::Purposes purposes) {
    return joined(purposes, protect::k_purposes);
}

} // namespace bdd::commands
