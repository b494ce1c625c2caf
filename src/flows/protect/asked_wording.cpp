#include "flows/protect/asked_wording.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>

#include <fmt/format.h>

#include <charconv>
#include <vector>

namespace bdd::flows {

storage::Wording asked_wording(storage::WordingStore& store, const std::string& text,
                               const std::string& lang) {
    const std::size_t at = text.rfind('@');
    const std::string name = text.substr(0, at);
    std::optional<int> version;
    if (at != std::string::npos) {
        const std::string_view digits = std::string_view(text).substr(at + 1);
        int value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || value < 1) {
            throw Error(Errc::usage, text_of(_("'{0}' is no version of a wording"), text),
                        _("write its name and number: newsletter@2"));
        }
        version = value;
    }
    if (const auto wording = store.find(name, lang, version)) {
        return *wording;
    }
    std::vector<std::string> names;
    for (const storage::Wording& known : store.list()) {
        names.push_back(known.name);
    }
    const std::string hint = did_you_mean(name, names);
    throw Error(Errc::not_found, text_of(_("there is no wording {0} in '{1}'"), text, lang),
                hint.empty() || hint.find("'" + name + "'") != std::string::npos
                    ? text_of(_("bdd consent wording list shows them; to keep one: bdd consent "
                                "wording add {0} --lang {1} --file FILE"),
                              name, lang)
                    : hint);
}

std::string name_of(const storage::Wording& wording) {
    return fmt::format("{}@{} ({})", wording.name, wording.version, wording.lang);
}

} // namespace bdd::flows
