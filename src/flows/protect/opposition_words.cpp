#include "flows/protect/opposition_words.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

using protect::AddressKind;

std::string kind_text(AddressKind kind, std::int64_t count) {
    const auto n = static_cast<unsigned long>(count);
    const char* pattern = nullptr;
    switch (kind) {
    case AddressKind::email:
        pattern = BDD_N("{0} e-mail", "{0} e-mails", n);
        break;
    case AddressKind::phone:
        pattern = BDD_N("{0} phone", "{0} phones", n);
        break;
    case AddressKind::postal:
        pattern = BDD_N("{0} postal address", "{0} postal addresses", n);
        break;
    case AddressKind::domain:
        pattern = BDD_N("{0} domain", "{0} domains", n);
        break;
    case AddressKind::siren:
        pattern = BDD_N("{0} company", "{0} companies", n);
        break;
    }
    return text_of(pattern, count_text(count));
}

template <typename Visit>
void each_kind(const OppositionCounts& counts, const Visit& visit) {
    for (std::size_t i = 0; i < counts.by_kind.size(); ++i) {
        if (counts.by_kind.at(i) > 0) {
            visit(static_cast<AddressKind>(i), counts.by_kind.at(i));
        }
    }
}

} // namespace

std::string kinds_text(const OppositionCounts& counts) {
    std::vector<std::string> parts;
    each_kind(counts, [&](AddressKind kind, std::int64_t count) {
        parts.push_back(kind_text(kind, count));
    });
    return text::join(parts, ", ");
}

std::string scope_text(const OppositionWriter& writer) {
    std::string text;
    bool is_same = true;
    each_kind(writer.counts(), [&](AddressKind kind, std::int64_t) {
        std::string own =
            text_of(_("channel {0}, for {1}"), writer.channel_of(kind), writer.purpose_of(kind));
        is_same = is_same && (text.empty() || text == own);
        text = std::move(own);
    });
    return is_same ? text : std::string();
}

nlohmann::ordered_json scope_json(const OppositionWriter& writer) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    each_kind(writer.counts(), [&](AddressKind kind, std::int64_t count) {
        json[std::string(keyword(kind))] = {{"entries", count},
                                            {"channel", writer.channel_of(kind)},
                                            {"purpose", writer.purpose_of(kind)}};
    });
    return json;
}

} // namespace bdd::flows
