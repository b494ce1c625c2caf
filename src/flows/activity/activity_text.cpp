#include "flows/activity/activity_text.hpp"

#include "flows/base_session.hpp"
#include "flows/json_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <cstdlib>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

constexpr std::int64_t k_cents = 100;

ordered_json cents_json(const std::optional<std::int64_t>& cents) {
    return cents ? ordered_json(*cents) : ordered_json();
}

template <typename Enum>
ordered_json keyword_json(const std::optional<Enum>& value) {
    return value ? ordered_json(keyword(*value)) : ordered_json();
}

std::string event_text(const storage::EventDetail& event) {
    std::vector<std::string> parts;
    const auto add = [&](const char* pattern, const std::string& value) {
        if (!value.empty()) {
            parts.push_back(text_of(pattern, value));
        }
    };
    std::string what(keyword(event.type));
    if (event.outcome) {
        what += text_of(": {0}", keyword(*event.outcome));
    }
    add(_("number {0}"), event.ref);
    if (event.value_cents) {
        parts.push_back(euros_text(*event.value_cents));
    }
    add(_("campaign {0}"), event.campaign);
    add("{0}", event.url);
    add("“{0}”", event.detail);
    add(_("next on {0}"), event.next_on);
    if (event.of_account) {
        parts.emplace_back(_("of the company"));
    }
    std::string line = text_of("  {0}: {1}", event.at, what);
    line += parts.empty() ? "" : ", " + text::join(parts, ", ");
    return line + text_of(_(" (told by {0}, run {1})\n"), event.source, event.run.value);
}

std::string contract_text(const storage::ContractDetail& contract) {
    std::vector<std::string> parts;
    const auto add = [&](const char* pattern, const std::string& value) {
        if (!value.empty()) {
            parts.push_back(text_of(pattern, value));
        }
    };
    add("{0}", contract.ref);
    add("{0}", contract.product);
    add(_("from {0}"), contract.start_on);
    add(_("to {0}"), contract.end_on);
    add(_("renewed on {0}"), contract.renewal_on);
    if (contract.amount_cents) {
        parts.push_back(euros_text(*contract.amount_cents));
    }
    add("{0}", contract.status);
    add(_("volume {0}"), contract.volume);
    add("“{0}”", contract.conditions);
    if (contract.of_account) {
        parts.emplace_back(_("of the company"));
    }
    return text_of(_("  contract {0} (told by {1}, run {2})\n"), text::join(parts, ", "),
                   contract.source, contract.run.value);
}

} // namespace

std::string euros_text(std::int64_t cents) {
    return fmt::format("{}{}.{:02} €", cents < 0 ? "-" : "", count_text(std::abs(cents) / k_cents),
                       std::abs(cents) % k_cents);
}

std::string activity_text(const storage::Activity& activity) {
    if (activity.empty()) {
        return {};
    }
    std::string out = _("activity\n");
    std::int64_t all = 0;
    for (const storage::EventCount& count : activity.counts) {
        all += count.count;
        out += text_of(_("  {0} × {1}, last {2}"), count_text(count.count), keyword(count.type),
                       count.last_at);
        out +=
            count.value_cents != 0 ? text_of(_(", {0} in all"), euros_text(count.value_cents)) : "";
        out += "\n";
    }
    for (const storage::ContractDetail& contract : activity.contracts) {
        out += contract_text(contract);
    }
    if (!activity.events.empty()) {
        out += all > static_cast<std::int64_t>(activity.events.size())
                   ? text_of(_("the last {0}\n"), activity.events.size())
                   : std::string(_("one by one\n"));
    }
    for (const storage::EventDetail& event : activity.events) {
        out += event_text(event);
    }
    return out;
}

ordered_json activity_json(const storage::Activity& activity) {
    ordered_json json{{"counts", ordered_json::array()},
                      {"events", ordered_json::array()},
                      {"contracts", ordered_json::array()}};
    for (const storage::EventCount& count : activity.counts) {
        json["counts"].push_back({{"type", keyword(count.type)},
                                  {"count", count.count},
                                  {"value_cents", count.value_cents},
                                  {"last_at", count.last_at}});
    }
    for (const storage::EventDetail& event : activity.events) {
        json["events"].push_back({{"at", event.at},
                                  {"type", keyword(event.type)},
                                  {"outcome", keyword_json(event.outcome)},
                                  {"channel", keyword_json(event.channel)},
                                  {"campaign", text_or_null(event.campaign)},
                                  {"value_cents", cents_json(event.value_cents)},
                                  {"ref", text_or_null(event.ref)},
                                  {"url", text_or_null(event.url)},
                                  {"detail", text_or_null(event.detail)},
                                  {"next_on", text_or_null(event.next_on)},
                                  {"of_company", event.of_account},
                                  {"source", event.source},
                                  {"run", event.run.value}});
    }
    for (const storage::ContractDetail& contract : activity.contracts) {
        json["contracts"].push_back({{"ref", text_or_null(contract.ref)},
                                     {"product", text_or_null(contract.product)},
                                     {"amount_cents", cents_json(contract.amount_cents)},
                                     {"margin_cents", cents_json(contract.margin_cents)},
                                     {"volume", text_or_null(contract.volume)},
                                     {"conditions", text_or_null(contract.conditions)},
                                     {"start_on", text_or_null(contract.start_on)},
                                     {"end_on", text_or_null(contract.end_on)},
                                     {"renewal_on", text_or_null(contract.renewal_on)},
                                     {"status", text_or_null(contract.status)},
                                     {"of_company", contract.of_account},
                                     {"source", contract.source},
                                     {"run", contract.run.value}});
    }
    return json;
}

} // namespace bdd::flows
