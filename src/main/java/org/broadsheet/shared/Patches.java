package org.broadsheet.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Arrays;
import java.util.Set;

/** Changes the input that made a thing by a merge patch and checks the result as strictly as a new input. */
@ApplicationScoped
public class Patches {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    Patches(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * @param current the whole input as it stands
     * @param patch an RFC 7396 document; must be an object, since an input never is anything else
     * @throws JsonProcessingException with the path, where the patch names what no {@code type} has, or the result is none
     * @throws ConstraintViolationException where it breaks a bound
     */
    public <T> T patched(T current, JsonNode patch, Class<T> type) throws JsonProcessingException {
        if (patch == null || !patch.isObject()) {
            throw ProblemException.invalid(FieldError.at("", "wrongType", "A merge patch is a JSON object"));
        }
        // Removing leaves no trace of a name, so that an unknown one would pass.
        json.treeToValue(patch, type);
        return checked(MergePatch.apply(json.valueToTree(current), patch), type);
    }

    /**
     * Reads an input as strictly as a request.
     *
     * @throws JsonProcessingException with the path, where it is no {@code type}
     * @throws ConstraintViolationException where it breaks a bound
     */
    public <T> T checked(JsonNode input, Class<T> type) throws JsonProcessingException {
        T read = json.treeToValue(input, type);
        check(read);
        return read;
    }

    /**
     * Checks an input whose bounds depend on who sends it.
     *
     * @param groups of constraints that hold beside those that always do
     * @throws ConstraintViolationException where it breaks a bound
     */
    public <T> void check(T input, Class<?>... groups) {
        Class<?>[] all = Arrays.copyOf(groups, groups.length + 1);
        all[groups.length] = Default.class;
        Set<ConstraintViolation<T>> violations = validator.validate(input, all);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }
}
