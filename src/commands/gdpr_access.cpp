#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/consent_subject.hpp"
#include "flows/protect/person_file.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/visible.hpp>
#include <bdd/io/output_file.hpp>
#include <bdd/storage/split_store.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string person;
    std::string folder;
    bool overwrite = false;
};

/// All three or none: each appears when all are whole.
void write_files(const cli::Context& ctx, const Options& options,
                 const nlohmann::ordered_json& file) {
    std::error_code error;
    std::filesystem::create_directories(options.folder, error);
    const std::string stem =
        (std::filesystem::path(options.folder) /
         (file["uid"].get<std::string>() + "-" + file["right"].get<std::string>()))
            .string();
    io::AtomicFile text(stem + ".txt", options.overwrite);
    io::AtomicFile json(stem + ".json", options.overwrite);
    io::AtomicFile csv(stem + ".csv", options.overwrite);
    text.write(text::visible_page(person_file_text(file)));
    json.write(file.dump(2) + "\n");
    csv.write(person_file_csv(file));
    for (io::AtomicFile* const one : {&text, &json, &csv}) {
        one->commit();
        ctx.summary(text_of(_("written: {0}"), one->path()));
    }
}

/// Of a person who has left the base, what the archive keeps.
nlohmann::ordered_json file_of(const cli::Context& ctx, storage::Database& base,
                               const AskedPerson& person, PersonFileKind kind) {
    if (kind == PersonFileKind::access && person.id &&
        !storage::SplitStore(base).find(*person.id)) {
        if (auto archived = archived_person_file(ctx, *person.id)) {
            return std::move(*archived);
        }
    }
    return person_file(ctx, base, find_subject(base, person).contact, kind);
}

Exit run(const Options& options, cli::Context& ctx, PersonFileKind kind) {
    const AskedPerson person = read_person(ctx, options.person);
    storage::Database base = open_to_read(ctx);
    const nlohmann::ordered_json file = file_of(ctx, base, person, kind);
    if (!options.folder.empty()) {
        write_files(ctx, options, file);
    }
    if (ctx.json()) {
        ctx.print_json(file);
    } else if (options.folder.empty()) {
        ctx.print(text::visible_page(person_file_text(file)));
    }
    return Exit::done;
}

void add(CLI::App& gdpr, cli::Context& ctx, const std::string& name, const std::string& description,
         PersonFileKind kind) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(name, description);
    command
        ->add_option("person", o->person,
                     _("A contact (C0000012) or an e-mail; - reads it from standard input"))
        ->required();
    command
        ->add_option("-o,--output", o->folder,
                     _("Folder for three files: to read (.txt), JSON and CSV"))
        ->type_name("FOLDER");
    command->add_flag("--overwrite", o->overwrite, _("Replace existing files"));
    command->footer(text_of(_("Examples:\n"
                              "  bdd gdpr {0} C0000012\n"
                              "  bdd gdpr {0} C0000012 -o answer"),
                            name));
    command->callback(
        [o, &ctx, kind] { ctx.action = [o, &ctx, kind] { return run(*o, ctx, kind); }; });
}

} // namespace

void add_gdpr_access(CLI::App& gdpr, cli::Context& ctx) {
    add(gdpr, ctx, "access", _("Print everything that the base has of a person, and who got it"),
        PersonFileKind::access);
    add(gdpr, ctx, "portability", _("Print what a person gave, with consent or for a contract"),
        PersonFileKind::portability);
}

} // namespace bdd::commands
