#include "flows/returns/return_effect.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

using fields::ReturnMotive;

/// What one return does now, as keyword and for people.
struct Effect {
    std::string_view name;
    std::string text;
};

Effect effect_of(const storage::ReturnDetail& back) {
    if (!back.stops) {
        return back.is_here && back.motive == ReturnMotive::unclaimed
                   ? Effect{"counted", _("letters go on until the second one")}
                   : Effect{"address_changed",
                            _("letters go on: the address was replaced or corrected since")};
    }
    switch (back.motive) {
    case ReturnMotive::address:
        return {"address_to_correct", _("no letters until the address is corrected")};
    case ReturnMotive::unknown:
        return {"dead_address", _("no letters to this address; has the contact left?")};
    case ReturnMotive::refused:
        return {"opposition_pending", _("no letters; to be confirmed as an opposition")};
    case ReturnMotive::unclaimed:
        break;
    }
    return {"on_hold",
            text_of(_("no letters to this address: {0} were not claimed"), back.unclaimed_here)};
}

} // namespace

std::string returns_text(const std::vector<storage::ReturnDetail>& returns) {
    std::string out = returns.empty() ? "" : _("returned mail\n");
    for (const storage::ReturnDetail& back : returns) {
        out += text_of(_("  {0}: {1}"), back.returned_on, fields::describe(back.motive));
        if (!back.said.empty()) {
            out += text_of(_(" (“{0}”)"), text::clean_line(back.said));
        }
        out += text_of(_(", told by {0}, run {1}: {2}\n"), back.source, back.run.value,
                       effect_of(back).text);
    }
    return out;
}

nlohmann::ordered_json returns_json(const std::vector<storage::ReturnDetail>& returns) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const storage::ReturnDetail& back : returns) {
        list.push_back({{"returned_on", back.returned_on},
                        {"motive", fields::keyword(back.motive)},
                        {"said", back.said},
                        {"source", back.source},
                        {"run", back.run.value},
                        {"record", back.record.value},
                        {"stops", back.stops},
                        {"effect", effect_of(back).name}});
    }
    return list;
}

} // namespace bdd::flows
