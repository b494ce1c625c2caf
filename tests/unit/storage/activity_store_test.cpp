#include "../random.hpp"
#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/storage/activity_reader.hpp>
#include <bdd/storage/activity_writer.hpp>
#include <bdd/storage/undo_store.hpp>

#include <algorithm>

namespace {

using bdd::model::EventType;
namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

/// A base of a few contacts, and runs of activity that can be taken back.
class Shop {
public:
    Shop() {
        std::vector<model::Record> records;
        for (int i = 1; i <= 4; ++i) {
            const std::string id = std::to_string(i);
            records.push_back(test::make_record(id, "NAME" + id));
        }
        (void)base.import("crm", records);
        source = base.source("erp");
    }

    void undo(model::RunId run) {
        storage::UndoStore store(*base);
        storage::UndoCounts counts;
        (void)store.undo(run, counts);
        store.sweep(run);
    }

    storage::Activity of(std::int64_t contact) {
        return storage::ActivityReader(*base).of(model::ContactId{contact}, -1);
    }

    test::StoredBase base;
    model::SourceId source;
};

struct Line {
    int order = 0;
    std::int64_t day = 0;
    std::int64_t cents = 0;
    std::uint64_t key = 0;
};

storage::NewEvent order_event(const Line& line, const std::string& ref, const std::string& at) {
    storage::NewEvent event;
    event.tie = {{line.order % 4 + 1}, false};
    event.type = EventType::order;
    event.day = line.day;
    event.at = at;
    event.ref = ref;
    event.key = static_cast<std::uint64_t>(line.order) + 1000;
    return event;
}

/// What an order must be, drawn from its lines: its type, day and value.
std::string expected(const std::vector<Line>& lines, int order) {
    std::int64_t net = 0;
    std::int64_t day = -1;
    std::int64_t first = -1;
    bool has_refund = false;
    for (const Line& line : lines) {
        if (line.order != order) {
            continue;
        }
        net += line.cents;
        has_refund = has_refund || line.cents < 0;
        first = first < 0 ? line.day : std::min(first, line.day);
        if (line.cents >= 0) {
            day = day < 0 ? line.day : std::min(day, line.day);
        }
    }
    if (first < 0) {
        return {};
    }
    const char* const type = has_refund && net <= 0 ? "order_refunded" : "order";
    return fmt::format("{} {} {}", type, bdd::to_string(bdd::from_days(day < 0 ? first : day)),
                       net);
}

} // namespace

TEST_CASE("Orders are the sum of their lines, whatever comes, goes and comes again", "[storage]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        test::Random random(seed);
        Shop shop;
        const test::Dump before = test::dump(shop.base.connection());
        std::vector<std::pair<model::RunId, std::vector<Line>>> runs;
        for (int step = 0; step < 12; ++step) {
            if (!runs.empty() && random.chance(4)) {
                shop.undo(runs.back().first);
                runs.pop_back();
            } else {
                const model::RunId run = shop.base.run("import");
                storage::ActivityWriter writer(*shop.base, run, shop.source);
                std::vector<Line> added;
                for (std::size_t i = 0; i < 1 + random.below(6); ++i) {
                    Line line;
                    line.order = static_cast<int>(random.below(5));
                    line.day = 20'000 + static_cast<std::int64_t>(random.below(50));
                    line.cents = static_cast<std::int64_t>(random.below(400)) - 150;
                    line.key = random.below(40); // Some come again.
                    const std::string ref = "F" + std::to_string(line.order);
                    const std::string at = bdd::to_string(bdd::from_days(line.day));
                    storage::NewOrderLine row;
                    row.day = line.day;
                    row.amount_cents = line.cents;
                    row.key = line.key;
                    if (writer.add(order_event(line, ref, at), row) == storage::Noted::added) {
                        added.push_back(line);
                    }
                }
                writer.finish();
                runs.emplace_back(run, added);
            }
            std::vector<Line> all;
            for (const auto& [run, lines] : runs) {
                all.insert(all.end(), lines.begin(), lines.end());
            }
            for (int order = 0; order < 5; ++order) {
                std::string found;
                for (const storage::EventDetail& event : shop.of(order % 4 + 1).events) {
                    if (event.ref == "F" + std::to_string(order)) {
                        found = fmt::format("{} {} {}", keyword(event.type), event.at,
                                            event.value_cents.value_or(-1));
                    }
                }
                CHECK(found == expected(all, order));
            }
        }
        while (!runs.empty()) {
            shop.undo(runs.back().first);
            runs.pop_back();
        }
        CHECK(test::dump(shop.base.connection()) == before);
        CHECK(test::damages(shop.base.connection()).empty());
    }
}

TEST_CASE("An order that a later file adds to outlives the undo of its first file", "[storage]") {
    Shop shop;
    const auto add = [&](std::int64_t cents, std::uint64_t key) {
        const model::RunId run = shop.base.run("import");
        storage::ActivityWriter writer(*shop.base, run, shop.source);
        const Line line{0, 20'000, cents, key};
        storage::NewOrderLine row;
        row.day = line.day;
        row.amount_cents = cents;
        row.key = key;
        CHECK(writer.add(order_event(line, "F0", "2024-10-04"), row) == storage::Noted::added);
        writer.finish();
        return run;
    };
    const model::RunId first = add(1000, 1);
    (void)add(-400, 2);
    CHECK(shop.of(1).events.at(0).value_cents == 600);
    shop.undo(first);
    REQUIRE(shop.of(1).events.size() == 1);
    CHECK(shop.of(1).events.at(0).value_cents == -400);
    CHECK(shop.of(1).events.at(0).type == EventType::order_refunded);
}

TEST_CASE("A contract is what was said of it last, and what was said before after an undo",
          "[storage]") {
    Shop shop;
    const auto put = [&](std::string_view status, std::optional<std::int64_t> cents) {
        const model::RunId run = shop.base.run("import");
        storage::ActivityWriter writer(*shop.base, run, shop.source);
        storage::NewContract contract;
        contract.tie = {{2}, false};
        contract.ref = "CT-1";
        contract.start_on = "2024-01-01";
        contract.status = status;
        contract.amount_cents = cents;
        contract.key = 77;
        const storage::Noted noted = writer.put(contract);
        writer.finish();
        return std::pair(run, noted);
    };
    const auto first = put("active", 500);
    CHECK(first.second == storage::Noted::added);
    CHECK(put("active", 500).second == storage::Noted::known);
    const auto later = put("cancelled", std::nullopt);
    CHECK(later.second == storage::Noted::changed);
    REQUIRE(shop.of(2).contracts.size() == 1);
    CHECK(shop.of(2).contracts[0].status == "cancelled");
    CHECK_FALSE(shop.of(2).contracts[0].amount_cents);
    CHECK(shop.of(2).contracts[0].run == later.first);
    CHECK(storage::UndoStore(*shop.base).blocked_by(first.first) == later.first);
    shop.undo(later.first);
    CHECK(shop.of(2).contracts[0].status == "active");
    CHECK(shop.of(2).contracts[0].amount_cents == 500);
    CHECK(shop.of(2).contracts[0].run == first.first);
    shop.undo(first.first);
    CHECK(shop.of(2).contracts.empty());
}

TEST_CASE("The last act is the person's own, and not one that lies ahead", "[storage]") {
    Shop shop;
    const model::RunId run = shop.base.run("import");
    storage::ActivityWriter writer(*shop.base, run, shop.source);
    std::uint64_t key = 1;
    const auto add = [&](std::int64_t record, EventType type, std::int64_t day,
                         std::optional<model::CallOutcome> outcome = {}, bool of_account = false) {
        storage::NewEvent event;
        event.tie = {{record}, of_account};
        event.type = type;
        event.outcome = outcome;
        event.day = day;
        const std::string at = bdd::to_string(bdd::from_days(day));
        event.at = at;
        event.key = key++;
        CHECK(writer.add(event) == storage::Noted::added);
    };
    add(1, EventType::click, 100);
    add(1, EventType::open, 150);
    add(1, EventType::form, 900); // Ahead.
    add(2, EventType::call, 120, model::CallOutcome::call_back);
    add(2, EventType::call, 130, model::CallOutcome::refused);
    add(3, EventType::sent, 140);
    add(4, EventType::order, 110, {}, true); // The company's.
    writer.finish();
    const auto acts = [&](std::optional<model::ContactId> contact) {
        std::string text;
        storage::ActivityReader(*shop.base)
            .each_last_act(contact, 200, [&](model::ContactId who, std::int64_t day) {
                text += fmt::format("{}:{} ", who.value, day);
            });
        return text;
    };
    CHECK(acts({}) == "1:100 2:120 ");
    CHECK(acts(model::ContactId{2}) == "2:120 ");
    CHECK(acts(model::ContactId{3}).empty());
}

TEST_CASE("A contract counts as a sign of life for as long as it runs", "[storage]") {
    Shop shop;
    const model::RunId run = shop.base.run("import");
    storage::ActivityWriter writer(*shop.base, run, shop.source);
    const auto put = [&](std::int64_t record, std::string_view start, std::string_view end,
                         std::string_view status) {
        storage::NewContract contract;
        contract.tie = {{record}, false};
        contract.start_on = start;
        contract.end_on = end;
        contract.status = status;
        contract.key = static_cast<std::uint64_t>(record);
        CHECK(writer.put(contract) == storage::Noted::added);
    };
    put(1, "1970-01-11", "1970-01-31", "");       // Days 10 to 30.
    put(2, "1970-01-11", "1999-01-01", "active"); // Still runs.
    put(3, "1970-01-11", "", "cancelled");        // Nobody knows when it ended.
    put(4, "1999-01-01", "", "active");           // Ahead.
    writer.finish();
    std::string text;
    storage::ActivityReader(*shop.base)
        .each_last_act({}, 200, [&](model::ContactId who, std::int64_t day) {
            text += fmt::format("{}:{} ", who.value, day);
        });
    CHECK(text == "1:30 2:200 3:10 ");
}
